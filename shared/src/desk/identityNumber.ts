import { isCivilDate, type CivilDate } from '../civil';

/** What somebody is found by at the desk. The number itself is never kept. */
export const numberKinds = ['phone', 'idCard'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** A number as it was typed, cleaned; the last four are what people are asked for, and the only part that is kept. */
export type IdentityNumber = {
  readonly kind: NumberKind;
  readonly digits: string;
  readonly lastFour: string;
  /** An identity card says it; a phone does not. */
  readonly birthDate?: CivilDate;
};

/** @returns undefined for a number that cannot be one: a slip of the finger, most often. */
export function identityNumber(kind: NumberKind, typed: string): IdentityNumber | undefined {
  const digits = typed.replaceAll(/[\s()（）-]/g, '').toUpperCase();
  const lastFour = digits.slice(-4);
  if (kind === 'phone') return isPhone(digits) ? { kind, digits, lastFour } : undefined;
  const birthDate = birthDateIn(digits);
  return birthDate === undefined || !hasRightCheck(digits)
    ? undefined
    : { kind, digits, lastFour, birthDate };
}

/** Mobile numbers, and fixed lines with their area code: without it the same number exists in every city. */
function isPhone(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{2,3}[2-9]\d{6,7}$/.test(digits);
}

function birthDateIn(digits: string): CivilDate | undefined {
  const match = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(digits);
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isCivilDate(date) ? date : undefined;
}

const checks = '10X98765432';

/** GB 11643: the seventeen digits, each weighted by a power of two modulo eleven, say what the last one must be. */
function hasRightCheck(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(digits[index]) * (2 ** (17 - index) % 11);
  return checks[sum % 11] === digits[17];
}
