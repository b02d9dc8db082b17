import type { CivilDate, CivilMonth, Instant } from '../civil';
import type { Id } from '../ids';
import { covers, daysOf, hasDay, overlap, type Span } from './span';
import type { Waiter } from './queue';

/**
 * A sheet is one thing that can be sold out, and what is taken of it. A new product is a new kind of sheet:
 *   classMonth   a childcare room for a month, shared by monthly, half-day, hourly and occasional care
 *   serviceDay   one day of a service: elder day care, a sitting of meals, a carer's hours, a course
 *   personMonth  a person's own month; it has one place, since nobody can be in two places at once
 */
export type SheetId = PlaceSheetId | DiaryId;

export type PlaceSheetId =
  | { readonly kind: 'classMonth'; readonly of: Id<'class'>; readonly period: CivilMonth }
  | { readonly kind: 'serviceDay'; readonly of: Id<'service'>; readonly period: CivilDate };

export type DiaryId = {
  readonly kind: 'personMonth';
  readonly of: Id<'child'> | Id<'elder'>;
  readonly period: CivilMonth;
  /** Eating does not keep anybody from being in care, so meals stand on a page of their own. */
  readonly about: 'time' | 'meals';
};

/** Whom places may be kept back for: who comes in person or calls, 兜底 groups, an employer's staff, who is there already. */
export const reserveGroups = ['offline', 'safetyNet', 'staff', 'inPlace'] as const;
export type ReserveGroup = (typeof reserveGroups)[number];

/**
 * What a claim is counted on: the reserve of its group, or the places open to everyone. A group may have more places
 * than are kept for it; whatever it has, uses its reserve up.
 */
export type Pool = 'everyone' | ReserveGroup;

/** Places kept back for a group, until a release where there is one. Kept back is only what is still free: nobody is evicted. */
export type Reserve = {
  readonly for: ReserveGroup;
  readonly units: number;
  readonly releasedAt?: Instant;
};

/** A regulator's dated permission to take more than there are places, with its reason. */
export type OverAllocation = {
  readonly units: number;
  readonly until: Instant;
  readonly reason: string;
  readonly by: Id<'account'>;
};

/** What a sheet is drawn up from, as its seller publishes it. */
export type Terms = {
  readonly places: number;
  readonly reserves: readonly Reserve[];
};

/**
 * A part of the sheet that is taken. With `until` it is only held and ends by the clock. Claims that are alike are
 * one entry with their units added up: whose they are is written on the bookings, in the same commit. On a person's
 * month each names its booking, so that a clash can be shown.
 */
export type Claim = {
  readonly span: Span;
  readonly units: number;
  readonly pool: Pool;
  readonly until?: Instant;
  readonly booking?: Id<'booking'>;
};

export type Sheet = Terms & {
  readonly id: SheetId;
  readonly overAllocations: readonly OverAllocation[];
  readonly claims: readonly Claim[];
  /** Who waits for a place here, first the one whose turn is next. */
  readonly queue: readonly Waiter[];
  /** The latest end of anything that has run out here: no clock that is behind brings it back to life. */
  readonly ranOutTo: Instant;
};

/** Who asks: the groups whose reserves are open to them. */
export type Asker = readonly ReserveGroup[];

/** A person's month is never published: one place, for everyone alike. */
export const diaryTerms: Terms = { places: 1, reserves: [] };

export function blankSheet(id: SheetId, { places, reserves }: Terms): Sheet {
  return { id, places, reserves, overAllocations: [], claims: [], queue: [], ranOutTo: 0 };
}

export function sheetName(id: SheetId): string {
  return `${id.of} ${periodName(id)}`;
}

/** Names a sheet among those of one seller or person; in order of time. */
export function periodName(id: SheetId): string {
  return id.kind === 'personMonth' ? `${id.period} ${id.about}` : id.period;
}

export function isLive(claim: Pick<Claim, 'until'>, now: Instant): boolean {
  return claim.until === undefined || now < claim.until;
}

/** "How many may still come in beside these?" Everything that shows or sells a place asks here. */
function freeBeside(sheet: Sheet, there: readonly Claim[], asker: Asker, now: Instant): number {
  const keptForOthers = sheet.reserves
    .filter((reserve) => isKept(reserve, now) && !asker.includes(reserve.for))
    .map(({ for: group, units }) => Math.max(0, units - unitsOf(there.filter(({ pool }) => pool === group))))
    .reduce((sum, units) => sum + units, 0);
  return placesAt(sheet, now) - unitsOf(there) - keptForOthers;
}

/** The places there are, and those a regulator allows beyond them for the time being. */
export function placesAt(sheet: Sheet, now: Instant): number {
  return sheet.places + unitsOf(sheet.overAllocations.filter(({ until }) => now < until));
}

function isKept({ releasedAt }: Reserve, now: Instant): boolean {
  return releasedAt === undefined || now < releasedAt;
}

/** How many places are free through the whole of a span: the fewest at any moment of it. May be below zero, never sold. */
export function freeUnits(sheet: Sheet, span: Span, asker: Asker, now: Instant): number {
  return freeThrough(sheet, [span], asker, now);
}

/** The same of several spans, through all of them. */
export function freeThrough(sheet: Sheet, spans: readonly Span[], asker: Asker, now: Instant): number {
  const live = sheet.claims.filter((claim) => isLive(claim, now));
  return spans
    .flatMap((span) => gatherings(live, span))
    .reduce((least, there) => Math.min(least, freeBeside(sheet, there, asker, now)), Infinity);
}

/** The most units taken at any moment of a span, held ones included: a pending place is not a free place. */
export function takenUnits(sheet: Sheet, span: Span, now: Instant): number {
  return mostAt(sheet, span, (claim) => isLive(claim, now));
}

/** Of these, what is only held for an answer. */
export function heldUnits(sheet: Sheet, span: Span, now: Instant): number {
  return mostAt(sheet, span, (claim) => claim.until !== undefined && isLive(claim, now));
}

/** The most units taken at any moment, of a kind of claim. */
export function mostAt(sheet: Sheet, span: Span, isMeant: (claim: Claim) => boolean): number {
  return gatherings(sheet.claims.filter(isMeant), span).reduce(
    (most, there) => Math.max(most, unitsOf(there)),
    0,
  );
}

/**
 * Who is there together, at the moments of a span that stand for all others: more come in only where a claim begins,
 * and in between nobody does but leave.
 */
function gatherings(claims: readonly Claim[], span: Span): readonly (readonly Claim[])[] {
  const near = claims.filter((claim) => overlap(claim.span, span));
  // Days on which the same claims are there are alike: one of them is enough.
  const shapes = new Map<string, { readonly day: number; readonly there: readonly Claim[] }>();
  for (const day of daysOf(span.days)) {
    const indexes = [...near.keys()].filter((index) => hasDay(near[index]?.span.days ?? 0, day));
    shapes.set(indexes.join(), { day, there: indexes.flatMap((index) => near[index] ?? []) });
  }
  return [...shapes.values()].flatMap(({ day, there }) => {
    const begins = new Set(there.map((claim) => Math.max(span.from, claim.span.from)).concat(span.from));
    return [...begins].map((minute) => there.filter((claim) => covers(claim.span, { day, minute })));
  });
}

function unitsOf(list: readonly { readonly units: number }[]): number {
  return list.reduce((sum, { units }) => sum + units, 0);
}
