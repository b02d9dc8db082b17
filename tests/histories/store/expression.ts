import type { Row } from '@huiyue/functions/store/table';

/**
 * The part of DynamoDB's condition language that this code base speaks: AND, OR, comparisons, BETWEEN,
 * attribute_exists, attribute_not_exists, begins_with, over #names and :values. Anything else is an error here, loudly:
 * a condition that is not understood must not pass for one that holds.
 */
type Node =
  | { readonly is: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly is: 'exists' | 'absent'; readonly path: string }
  | { readonly is: 'begins'; readonly path: string; readonly value: string }
  | { readonly is: 'between'; readonly path: string; readonly low: string; readonly high: string }
  | { readonly is: 'compare'; readonly path: string; readonly sign: Sign; readonly value: string };

const signs = ['=', '<>', '<=', '>=', '<', '>'] as const;
type Sign = (typeof signs)[number];

type Parsed = { readonly node: Node; readonly names: readonly string[]; readonly values: readonly string[] };

export type Placeholders = {
  readonly names: Readonly<Record<string, string>> | undefined;
  readonly values: Readonly<Record<string, unknown>> | undefined;
};

/** What DynamoDB answers with a ValidationException. */
export class BadExpression extends Error {
  override readonly name = 'BadExpression';
}

const known = new Map<string, Parsed>();

/** Refuses what DynamoDB refuses before it looks at any row: undefined placeholders, and unused ones. */
export function checkExpressions(texts: readonly (string | undefined)[], placeholders: Placeholders): void {
  const parsed = texts.filter((text) => text !== undefined).map(parse);
  match(
    parsed.flatMap(({ names }) => names),
    placeholders.names,
  );
  match(
    parsed.flatMap(({ values }) => values),
    placeholders.values,
  );
}

export function holds(text: string, row: Row | undefined, placeholders: Placeholders): boolean {
  return evaluate(parse(text).node, row ?? {}, placeholders);
}

function match(used: readonly string[], given: Readonly<Record<string, unknown>> = {}): void {
  for (const name of used) if (!(name in given)) throw new BadExpression(`${name} is not defined`);
  for (const name of Object.keys(given))
    if (!used.includes(name)) throw new BadExpression(`${name} is unused in expressions`);
}

function evaluate(node: Node, row: Row, placeholders: Placeholders): boolean {
  if ('left' in node) {
    const left = evaluate(node.left, row, placeholders);
    const decided = node.is === 'or' ? left : !left;
    return decided ? left : evaluate(node.right, row, placeholders);
  }
  const met = row[placeholders.names?.[node.path] ?? ''];
  const value = (name: string) => placeholders.values?.[name];
  switch (node.is) {
    case 'exists':
      return met !== undefined;
    case 'absent':
      return met === undefined;
    case 'begins': {
      const prefix = value(node.value);
      return typeof met === 'string' && typeof prefix === 'string' && met.startsWith(prefix);
    }
    case 'between':
      return compare(met, '>=', value(node.low)) && compare(met, '<=', value(node.high));
    case 'compare':
      return compare(met, node.sign, value(node.value));
  }
}

/** A missing attribute compares to nothing, and values of different types never do. */
function compare(met: unknown, sign: Sign, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new BadExpression('only text and numbers are compared here');
  if (met === undefined) return false;
  if (typeof met === 'number' && typeof value === 'number') return ordered(met, sign, value);
  if (typeof met === 'string' && typeof value === 'string') return ordered(met, sign, value);
  return sign === '<>';
}

function ordered<T extends string | number>(met: T, sign: Sign, value: T): boolean {
  switch (sign) {
    case '=':
      return met === value;
    case '<>':
      return met !== value;
    case '<=':
      return met <= value;
    case '>=':
      return met >= value;
    case '<':
      return met < value;
    case '>':
      return met > value;
  }
}

function parse(text: string): Parsed {
  const seen = known.get(text);
  if (seen) return seen;
  const parsed = parseNew(text);
  known.set(text, parsed);
  return parsed;
}

function parseNew(text: string): Parsed {
  const tokens = text.match(/[#:]\w+|\w+|<>|<=|>=|[=<>(),]|\S/g) ?? [];
  const names: string[] = [];
  const values: string[] = [];
  let place = 0;
  const peek = () => tokens[place]?.toUpperCase();
  const take = (wanted?: string): string => {
    const token = tokens[place];
    if (token === undefined || (wanted !== undefined && token.toUpperCase() !== wanted))
      throw new BadExpression(`"${text}": ${wanted ?? 'more'} was expected, not ${token ?? 'the end'}`);
    place += 1;
    return token;
  };
  const name = () => kept(take(), '#', names);
  const value = () => kept(take(), ':', values);
  const kept = (token: string, mark: string, list: string[]) => {
    if (!token.startsWith(mark)) throw new BadExpression(`"${text}": ${token} is not understood here`);
    list.push(token);
    return token;
  };

  const either = (): Node => {
    let left = both();
    while (peek() === 'OR') {
      take();
      left = { is: 'or', left, right: both() };
    }
    return left;
  };
  const both = (): Node => {
    let left = single();
    while (peek() === 'AND') {
      take();
      left = { is: 'and', left, right: single() };
    }
    return left;
  };
  const single = (): Node => {
    if (peek() === '(') {
      take();
      const inner = either();
      take(')');
      return inner;
    }
    const called = tokens[place + 1] === '(' ? take() : undefined;
    if (called !== undefined) return call(called);
    const path = name();
    if (peek() === 'BETWEEN') {
      take();
      const low = value();
      take('AND');
      return { is: 'between', path, low, high: value() };
    }
    const token = take();
    const sign = signs.find((one) => one === token);
    if (!sign) throw new BadExpression(`"${text}": ${token} is not understood`);
    return { is: 'compare', path, sign, value: value() };
  };
  const call = (called: string): Node => {
    take('(');
    const path = name();
    if (called === 'begins_with') {
      take(',');
      const prefix = value();
      take(')');
      return { is: 'begins', path, value: prefix };
    }
    take(')');
    if (called === 'attribute_exists') return { is: 'exists', path };
    if (called === 'attribute_not_exists') return { is: 'absent', path };
    throw new BadExpression(`"${text}": ${called} is not understood`);
  };

  const node = either();
  if (place < tokens.length) throw new BadExpression(`"${text}": ${tokens[place]} is too much`);
  return { node, names, values };
}
