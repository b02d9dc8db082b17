import type { ClaimFacts, ReserveFacts, SheetFacts, SpanFacts } from './facts';

/** Room on a sheet, reckoned minute by minute and without a line of the code that sells it. */

export type RoomFacts = Pick<SheetFacts, 'places' | 'reserves' | 'overAllocations' | 'claims'>;

export function isLiveAt({ until }: { readonly until?: number | undefined }, clock: number): boolean {
  return until === undefined || clock < until;
}

/** Shows who is there at every minute of the spans. Days on which the same claims are there are looked at once. */
function eachMinute(
  claims: readonly ClaimFacts[],
  spans: readonly SpanFacts[],
  see: (there: readonly ClaimFacts[]) => void,
): void {
  for (const { days, from, to } of spans) {
    const seen = new Set<string>();
    for (let day = 0; day < 31; day += 1) {
      const bit = 1 << day;
      if ((days & bit) === 0) continue;
      let shape = '';
      for (const [index, claim] of claims.entries()) if ((claim.days & bit) !== 0) shape += `${index},`;
      if (seen.has(shape)) continue;
      seen.add(shape);
      const today = claims.filter((claim) => (claim.days & bit) !== 0 && claim.from < to && from < claim.to);
      const minutes = new Set([from, ...today.flatMap((claim) => [claim.from, claim.to])]);
      for (const minute of minutes)
        if (from <= minute && minute < to)
          see(today.filter((claim) => claim.from <= minute && minute < claim.to));
    }
  }
}

/** The least that is free at any minute of the spans, for somebody of these groups, by this clock. */
export function freeThroughout(
  { places, reserves, overAllocations, claims }: RoomFacts,
  spans: readonly SpanFacts[],
  asker: readonly string[],
  clock: number,
): number {
  let least = Infinity;
  const beyond = overAllocations
    .filter((one) => isLiveAt(one, clock))
    .reduce((sum, { units }) => sum + units, 0);
  const kept = reserves.filter((one) => isKeptAt(one, clock) && !asker.includes(one.for));
  const live = claims.filter((claim) => isLiveAt(claim, clock));
  eachMinute(live, spans, (there) => {
    let free = places + beyond;
    const used: Record<string, number> = {};
    for (const { units, pool } of there) {
      free -= units;
      used[pool] = (used[pool] ?? 0) + units;
    }
    for (const { for: group, units } of kept) free -= Math.max(0, units - (used[group] ?? 0));
    least = Math.min(least, free);
  });
  return least;
}

/** The most units there are at any minute, run out or not. */
export function mostTaken(claims: readonly ClaimFacts[], spans: readonly SpanFacts[] = [always]): number {
  let most = 0;
  eachMinute(claims, spans, (there) => {
    most = Math.max(
      most,
      there.reduce((sum, { units }) => sum + units, 0),
    );
  });
  return most;
}

function isKeptAt({ releasedAt }: ReserveFacts, clock: number): boolean {
  return releasedAt === undefined || clock < releasedAt;
}

const always: SpanFacts = { days: 2 ** 31 - 1, from: 0, to: 1440 };

export type NoRoom = 'full' | 'keptBack';

/** Why this many may not come in, by this clock; nothing where they may. */
export function whyNoRoom(
  room: RoomFacts,
  spans: readonly SpanFacts[],
  units: number,
  asker: readonly string[],
  clock: number,
): NoRoom | undefined {
  if (units <= freeThroughout(room, spans, asker, clock)) return undefined;
  const everyGroup = room.reserves.map(({ for: group }) => group);
  return units <= freeThroughout(room, spans, [...asker, ...everyGroup], clock) ? 'keptBack' : 'full';
}

export function overlaps(one: SpanFacts, other: SpanFacts): boolean {
  return (one.days & other.days) !== 0 && one.from < other.to && other.from < one.to;
}

/** What of a span lies outside another. */
export function outside(span: SpanFacts, other: SpanFacts): readonly SpanFacts[] {
  const parts: SpanFacts[] = [];
  const alone = span.days & ~other.days;
  const both = span.days & other.days;
  if (alone !== 0) parts.push({ ...span, days: alone });
  if (both !== 0 && span.from < other.from)
    parts.push({ days: both, from: span.from, to: Math.min(span.to, other.from) });
  if (both !== 0 && other.to < span.to)
    parts.push({ days: both, from: Math.max(span.from, other.to), to: span.to });
  return parts;
}

export function isSame(one: SpanFacts, other: SpanFacts): boolean {
  return one.days === other.days && one.from === other.from && one.to === other.to;
}

/** Claims that are alike stand on a sheet as one. */
export function nameOf({ days, from, to, pool, until, booking }: ClaimFacts): string {
  return `${days} ${from}-${to} ${pool} ${until ?? ''} ${booking ?? ''}`;
}

/** A sheet with one claim fewer. */
export function withoutClaim<S extends RoomFacts>(sheet: S, claim: ClaimFacts): S {
  const name = nameOf(claim);
  return {
    ...sheet,
    claims: sheet.claims.map((one) =>
      nameOf(one) === name ? { ...one, units: one.units - claim.units } : one,
    ),
  };
}
