/**
 * A QR code of one size for one purpose: 26 figures and capital letters, the code of a day. Version 2, quarter of it
 * may be lost (level Q), one block, mask 0. After ISO/IEC 18004; nothing of it is general.
 */
export const qrSize = 25;

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const dataBytes = 22;
const checkBytes = 22;

/** Rows of modules; true is dark. */
export function qrOf(text: string): readonly (readonly boolean[])[] {
  const data = dataOf(text);
  const bits = [...data, ...checksOf(data)].flatMap((byte) => bitsOf(byte, 8));
  const grid = Array.from({ length: qrSize }, () => Array.from({ length: qrSize }, () => false));
  const isFixed = Array.from({ length: qrSize }, () => Array.from({ length: qrSize }, () => false));
  const put = (row: number, column: number, dark: boolean) => {
    const [line, fixed] = [grid[row], isFixed[row]];
    if (!line || !fixed || column < 0 || column >= qrSize) return;
    line[column] = dark;
    fixed[column] = true;
  };
  drawPatterns(put);
  drawFormat(put);
  placeBits(grid, isFixed, bits);
  return grid;
}

type Put = (row: number, column: number, dark: boolean) => void;

/** Alphanumeric: two letters in eleven bits; then an end, and bytes that only fill. */
function dataOf(text: string): readonly number[] {
  const values = Array.from(text, (letter) => letters.indexOf(letter));
  if (values.includes(-1) || values.length > 29) throw new Error('not a code of a day');
  const bits = [...bitsOf(0b0010, 4), ...bitsOf(values.length, 9)];
  for (let at = 0; at < values.length; at += 2) {
    const [first = 0, second] = values.slice(at, at + 2);
    bits.push(...(second === undefined ? bitsOf(first, 6) : bitsOf(first * 45 + second, 11)));
  }
  bits.push(...bitsOf(0, Math.min(4, dataBytes * 8 - bits.length)));
  while (bits.length % 8 !== 0) bits.push(0);
  const bytes = Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
  const filled = bytes.length;
  while (bytes.length < dataBytes) bytes.push((bytes.length - filled) % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

function bitsOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (value >> (count - 1 - index)) & 1);
}

/** Reed–Solomon over GF(256) with the polynomial 0x11d. */
function checksOf(data: readonly number[]): readonly number[] {
  const generator = Array.from({ length: checkBytes }).reduce<readonly number[]>(
    (product, _, power) => {
      const root = powerOfTwo(power);
      return [...product, 0].map((factor, index) => factor ^ times(product[index - 1] ?? 0, root));
    },
    [1],
  );
  const rest = [...data, ...Array.from({ length: checkBytes }, () => 0)];
  data.forEach((_, index) => {
    const lead = rest[index] ?? 0;
    generator.forEach((factor, offset) => {
      rest[index + offset] = (rest[index + offset] ?? 0) ^ times(factor, lead);
    });
  });
  return rest.slice(data.length);
}

function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}

function powerOfTwo(power: number): number {
  return Array.from({ length: power }).reduce<number>((value) => times(value, 2), 1);
}

function drawPatterns(put: Put): void {
  for (const [top, left] of [
    [0, 0],
    [0, qrSize - 7],
    [qrSize - 7, 0],
  ] as const)
    for (let row = -1; row <= 7; row += 1)
      for (let column = -1; column <= 7; column += 1) {
        const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
        put(top + row, left + column, ring !== 2 && ring !== 4);
      }
  for (let at = 8; at < qrSize - 8; at += 1) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  for (let row = -2; row <= 2; row += 1)
    for (let column = -2; column <= 2; column += 1)
      put(18 + row, 18 + column, Math.max(Math.abs(row), Math.abs(column)) !== 1);
}

/** Level Q, mask 0, guarded by a BCH code of its own; written twice. */
function drawFormat(put: Put): void {
  const format = 0b11 << 3;
  let rest = format << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
  const bits = ((format << 10) | rest) ^ 0x5412;
  const dark = (index: number) => ((bits >> index) & 1) === 1;
  for (let index = 0; index <= 5; index += 1) put(index, 8, dark(index));
  put(7, 8, dark(6));
  put(8, 8, dark(7));
  put(8, 7, dark(8));
  for (let index = 9; index < 15; index += 1) put(8, 14 - index, dark(index));
  for (let index = 0; index < 8; index += 1) put(8, qrSize - 1 - index, dark(index));
  for (let index = 8; index < 15; index += 1) put(qrSize - 15 + index, 8, dark(index));
  put(qrSize - 8, 8, true);
}

/** Up and down in columns two wide, from the right; what is left over stays light before the mask. */
function placeBits(
  grid: readonly boolean[][],
  isFixed: readonly (readonly boolean[])[],
  bits: readonly number[],
): void {
  let next = 0;
  for (let right = qrSize - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    for (let step = 0; step < qrSize; step += 1) {
      const isUp = ((column + 1) & 2) === 0;
      const row = isUp ? qrSize - 1 - step : step;
      for (const at of [column, column - 1]) {
        const line = grid[row];
        if (!line || isFixed[row]?.[at] === true) continue;
        line[at] = ((bits[next] ?? 0) === 1) !== ((row + at) % 2 === 0);
        next += 1;
      }
    }
  }
}
