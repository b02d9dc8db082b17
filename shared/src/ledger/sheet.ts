import type { CivilMonth, Instant } from '../civil';
import type { Id } from '../ids';

/**
 * A sheet is one thing that can be sold out, and everyone who has a part of it.
 * Today there is one kind, a class-month; a new product is a new kind of sheet, not a new mechanism.
 */
export type SheetId = {
  readonly kind: 'classMonth';
  readonly class: Id<'class'>;
  readonly month: CivilMonth;
};

/** A part of the sheet that belongs to one booking. With `until` it is only held: it ends by the clock. */
export type Claim = {
  readonly booking: Id<'booking'>;
  readonly units: number;
  readonly until?: Instant;
};

export type Sheet = {
  readonly id: SheetId;
  /** Never more units than this at any instant. */
  readonly limit: number;
  readonly claims: readonly Claim[];
};

export function sheetName(id: SheetId): string {
  return `${id.kind}:${id.class}:${id.month}`;
}

export function isLive(claim: Claim, now: Instant): boolean {
  return claim.until === undefined || now < claim.until;
}

/** Units that are gone: confirmed ones, and those held for an answer. A pending place is not an open place. */
export function takenUnits(sheet: Sheet, now: Instant): number {
  return sheet.claims.filter((claim) => isLive(claim, now)).reduce((sum, claim) => sum + claim.units, 0);
}

export function heldUnits(sheet: Sheet, now: Instant): number {
  return sheet.claims
    .filter((claim) => claim.until !== undefined && isLive(claim, now))
    .reduce((sum, claim) => sum + claim.units, 0);
}

/** "How many are still free?" Everything that shows or sells a free place asks here. */
export function openUnits(sheet: Sheet, now: Instant): number {
  return sheet.limit - takenUnits(sheet, now);
}
