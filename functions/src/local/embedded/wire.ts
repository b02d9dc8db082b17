import type { AttributeValue } from 'aws-lambda';

/** An item as it travels: every value wrapped in its type, numbers as strings, binaries in base64. */
export type Image = Record<string, AttributeValue>;

export type WireErrorBody = { readonly __type: string; readonly message: string };

/** An answer with status 400. dynalite throws errors of the same shape, so one check recognises both. */
export class WireError extends Error {
  readonly body: WireErrorBody;

  constructor(type: string, message: string, facts: object = {}) {
    super(message);
    this.name = type;
    this.body = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...facts };
  }
}

export function validationError(message: string): WireError {
  return new WireError('ValidationException', message);
}

export function wireErrorBody(thrown: unknown): WireErrorBody | undefined {
  if (!isRecord(thrown) || !isRecord(thrown['body'])) return undefined;
  const { __type, message, Message, ...facts } = thrown['body'];
  if (typeof __type !== 'string') return undefined;
  const text = [message, Message].find((part) => typeof part === 'string') ?? '';
  return { __type, message: text, ...facts };
}

/** Whether this is the answer of that name, be it ours or dynalite's. */
export function isWireError(thrown: unknown, name: string): boolean {
  const { __type: type } = wireErrorBody(thrown) ?? {};
  return type !== undefined && type.endsWith(`#${name}`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same text for the same content, whatever the order of fields and of the members of a set. */
export function canonical(content: unknown): string {
  return JSON.stringify(content, (name, value: unknown) => {
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).sort(([one], [other]) => byText(one, other)));
    return Array.isArray(value) && isSetName(name) ? value.map(String).sort(byText) : value;
  });
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** Attributes of these names are wrapped in their type, so a bare array under one of them is a set. */
function isSetName(name: string): boolean {
  return name === 'SS' || name === 'NS' || name === 'BS';
}

/** Bytes as DynamoDB counts them: names and text in UTF-8, numbers by their digits, a little for structure. */
export function imageBytes(image: Image): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(image)) bytes += Buffer.byteLength(name) + valueBytes(value);
  return bytes;
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.SS) return sum(value.SS.map((text) => Buffer.byteLength(text)));
  if (value.NS) return sum(value.NS.map(numberBytes));
  if (value.BS) return sum(value.BS.map((text) => Buffer.byteLength(text, 'base64')));
  if (value.L) return 3 + sum(value.L.map((member) => 1 + valueBytes(member)));
  if (value.M) return 3 + Object.keys(value.M).length + imageBytes(value.M);
  return 1;
}

function numberBytes(text: string): number {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
