import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Refusal } from '../refusals';
import { freeUnits, isKept, isLive, type Asker, type Sheet } from './sheet';
import { overlap, type Span } from './span';

type Asked = {
  readonly booking: Id<'booking'>;
  readonly span: Span;
  readonly units: number;
  readonly asker: Asker;
};

/** Why this many may not come in: they are elsewhere then, the rest is kept back for others, or all is taken. */
export function whyNot(sheet: Sheet, { span, units, asker }: Asked, now: Instant): Refusal {
  const { period } = sheet.id;
  if (sheet.id.kind === 'personMonth') {
    const other = sheet.claims.find((claim) => isLive(claim, now) && overlap(claim.span, span));
    if (!other?.booking) throw new Error('a person is in one place at a time, and nothing says where');
    return { code: 'recipient.alreadyBooked', facts: { booking: other.booking, period } };
  }
  const keptBack = sheet.reserves.filter(
    (reserve) => isKept(reserve, now) && !asker.includes(reserve.for),
  );
  // The reserve whose opening would have let them in, the first to be released where several would.
  const decisive = keptBack
    .filter(({ for: group }) => units <= freeUnits(sheet, span, [...asker, group], now))
    .toSorted((one, other) => (one.releasedAt ?? Infinity) - (other.releasedAt ?? Infinity))[0];
  if (!decisive) return { code: 'place.full', facts: { period, places: sheet.places } };
  const { for: group, releasedAt } = decisive;
  return {
    code: 'place.keptBack',
    facts: { period, for: group, ...(releasedAt === undefined ? {} : { releasedAt }) },
  };
}
