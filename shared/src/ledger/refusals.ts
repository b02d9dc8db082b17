import type { Instant } from '../civil';
import type { Refusal } from '../refusals';
import { freeThrough, isLive, type Asker, type Sheet } from './sheet';
import { overlap, type Span } from './span';

type Asked = {
  /** All that is asked for; of somebody who is there already, only what they want beyond that. */
  readonly spans: readonly Span[];
  readonly units: number;
  readonly asker: Asker;
};

/** Why this many may not come in: they are elsewhere then, the rest is kept back for others, or all is taken. */
export function whyNot(sheet: Sheet, { spans, units, asker }: Asked, now: Instant): Refusal {
  const { period } = sheet.id;
  if (sheet.id.kind === 'personMonth') {
    const other = sheet.claims.find(
      (claim) => isLive(claim, now) && spans.some((span) => overlap(claim.span, span)),
    );
    if (!other?.booking) throw new Error('a person is in one place at a time, and nothing says where');
    return { code: 'recipient.alreadyBooked', facts: { booking: other.booking, period } };
  }
  // One reserve after the other is opened to them, the first to be released first: the one that lets them in decides.
  const inTurn = sheet.reserves.toSorted(
    (one, other) => (one.releasedAt ?? Infinity) - (other.releasedAt ?? Infinity),
  );
  const decisive = inTurn.find((_, index) => {
    const opened = inTurn.slice(0, index + 1).map(({ for: group }) => group);
    return units <= freeThrough(sheet, spans, [...asker, ...opened], now);
  });
  if (!decisive) return { code: 'place.full', facts: { period, places: sheet.places } };
  const { for: group, releasedAt } = decisive;
  return {
    code: 'place.keptBack',
    facts: { period, for: group, ...(releasedAt === undefined ? {} : { releasedAt }) },
  };
}
