/** The size of an item as DynamoDB bills it: names and text in UTF-8, numbers by their digits, a little for structure. */
export function itemBytes(item: Readonly<Record<string, unknown>>): number {
  let bytes = 0;
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined) bytes += textBytes(name) + valueBytes(value);
  }
  return bytes;
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value === null || typeof value === 'boolean') return 1;
  if (Array.isArray(value)) {
    let bytes = 3;
    for (const member of value) bytes += 1 + valueBytes(member);
    return bytes;
  }
  if (typeof value === 'object') return 3 + mapBytes(value);
  throw new Error(`a ${typeof value} cannot be stored`);
}

function mapBytes(map: object): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(map))
    if (value !== undefined) bytes += 1 + textBytes(name) + valueBytes(value);
  return bytes;
}

/** Most text here is ASCII and short; those are counted without leaving JavaScript. */
function textBytes(text: string): number {
  if (text.length > 64) return Buffer.byteLength(text);
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 127) return Buffer.byteLength(text);
  return text.length;
}

function numberBytes(value: number): number {
  const sign = value < 0 ? 1 : 0;
  if (Number.isSafeInteger(value)) {
    let rest = Math.abs(value);
    while (rest > 0 && rest % 10 === 0) rest /= 10;
    return Math.ceil(decimals(rest) / 2) + 1 + sign;
  }
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + sign;
}

function decimals(whole: number): number {
  let count = 0;
  for (let rest = whole; rest >= 1; rest /= 10) count += 1;
  return count;
}
