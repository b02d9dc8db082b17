import type { Id } from '../ids';

/**
 * A booking's number for people: ten digits and a check digit, said in threes and fours like a telephone number.
 * Digits alone, because they are the same in every dialect and on every keypad; no 1, which over a telephone sounds
 * like 7, so it is never taken for a mobile number either.
 */
const digits = '023456789';
const length = 10;

/**
 * Follows from the booking's id, so nothing has to be given out or kept. Whoever knows the id knows the code; the other
 * way round it says nothing, and it opens nothing: only staff may look by it, and only among what is theirs to see.
 */
export function bookingCodeOf(id: Id<'booking'>): string {
  let rest = mixed(id) % digits.length ** length;
  let code = '';
  for (let count = 0; count < length; count += 1) {
    code += digits.charAt(rest % digits.length);
    rest = Math.floor(rest / digits.length);
  }
  return code + checkOf(code);
}

/** As it was typed or heard. @returns undefined when a digit is wrong, missing, or two have changed places. */
export function bookingCodeIn(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s-]/g, '');
  const isWhole = code.length === length + 1 && /^[023456789]*$/.test(code);
  return isWhole && checkOf(code.slice(0, length)) === code.slice(length) ? code : undefined;
}

/** As it is printed and read out: 345 6789 0234. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3, 7)} ${code.slice(7)}`;
}

/**
 * Weights 1 and 2 in turn, and 1 for the check digit, modulo nine: both have inverses and so has their difference, therefore no single wrong digit
 * and no two neighbours that changed places go unnoticed.
 */
function checkOf(code: string): string {
  let sum = 0;
  for (let index = 0; index < code.length; index += 1)
    sum += digits.indexOf(code.charAt(index)) * (index % 2 === 0 ? 1 : 2);
  return digits.charAt((digits.length - (sum % digits.length)) % digits.length);
}

/** Spreads ids over fifty-two bits, evenly enough that two bookings of a city hardly ever share a code. */
function mixed(text: string): number {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charCodeAt(index);
    one = Math.imul(one ^ letter, 0x9e3779b1);
    two = Math.imul(two ^ letter, 0x5f356495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (two >>> 12) * 2 ** 32 + (one >>> 0);
}
