import { weekdayOf, type CivilDate } from '../civil';
import type { Id } from '../ids';
import type { Minute } from '../ledger/span';
import { accepted, refused, type Outcome } from '../outcome';
import type { Care } from './care';

/** Somebody of an institution who goes to people's homes. */
export type Carer = {
  readonly id: Id<'carer'>;
  readonly site: Id<'site'>;
  readonly name: string;
  /** When they work: 0 is Monday. */
  readonly hours: readonly { readonly weekday: number; readonly from: Minute; readonly to: Minute }[];
  readonly cares: readonly Care[];
  /** From then on they are sent nowhere. */
  readonly leftOn?: CivilDate;
  readonly revision: number;
};

export type CarerVisit = {
  readonly booking: Id<'booking'>;
  readonly carer: Id<'carer'>;
  readonly from: Minute;
  readonly to: Minute;
};

/** All visits of a site's carers on one day, in one record: so that nobody is in two places at once, whoever writes. */
export type Rounds = {
  readonly site: Id<'site'>;
  readonly date: CivilDate;
  readonly visits: readonly CarerVisit[];
  readonly revision: number;
};

/** A booking that somebody has to go to. */
export type VisitAsked = {
  readonly booking: Id<'booking'>;
  readonly care?: Care | undefined;
  readonly from: Minute;
  readonly to: Minute;
};

export function mayVisit(
  carer: Carer,
  date: CivilDate,
  { care, from, to }: Omit<VisitAsked, 'booking'>,
): boolean {
  if (carer.leftOn !== undefined && carer.leftOn <= date) return false;
  if (care !== undefined && !carer.cares.includes(care)) return false;
  const weekday = weekdayOf(date);
  return carer.hours.some((hours) => hours.weekday === weekday && hours.from <= from && to <= hours.to);
}

export function isBusy(
  visits: readonly CarerVisit[],
  carer: Id<'carer'>,
  { booking, from, to }: Omit<VisitAsked, 'care' | 'booking'> & { readonly booking?: Id<'booking'> },
): boolean {
  return visits.some(
    (one) => one.carer === carer && one.booking !== booking && one.from < to && from < one.to,
  );
}

/** Who does this, works at that hour, and is not yet sent anywhere else in it. */
export function mayCome(
  carers: readonly Carer[],
  date: CivilDate,
  visits: readonly CarerVisit[],
  asked: Omit<VisitAsked, 'booking'> & { readonly booking?: Id<'booking'> },
): readonly Carer[] {
  return carers.filter((carer) => mayVisit(carer, date, asked) && !isBusy(visits, carer.id, asked));
}

/** Sends one carer to one booking, or nobody: never to two places at once, nor outside their hours. */
export function sent(
  { visits }: Pick<Rounds, 'visits'>,
  date: CivilDate,
  asked: VisitAsked,
  carer: Carer | undefined,
): Outcome<readonly CarerVisit[]> {
  const others = visits.filter(({ booking }) => booking !== asked.booking);
  if (!carer) return accepted(others);
  const { booking, from, to } = asked;
  if (!mayVisit(carer, date, asked))
    return refused({ code: 'carer.notFit', facts: { carer: carer.id, booking, on: date } });
  const busy = others.find((one) => one.carer === carer.id && one.from < to && from < one.to);
  if (busy)
    return refused({
      code: 'carer.elsewhere',
      facts: { carer: carer.id, booking: busy.booking, from: busy.from, to: busy.to },
    });
  return accepted([...others, { booking, carer: carer.id, from, to }]);
}

/** Who could go where nobody is sent yet: whoever is free and has the least to do; earliest visits first. */
export function proposed(
  carers: readonly Carer[],
  date: CivilDate,
  visits: readonly CarerVisit[],
  asked: readonly VisitAsked[],
): readonly CarerVisit[] {
  const all = [...visits];
  const open = asked
    .filter(({ booking }) => !visits.some((one) => one.booking === booking))
    .toSorted((one, other) => one.from - other.from || (one.booking < other.booking ? -1 : 1));
  const minutesOf = (carer: Id<'carer'>) =>
    all.filter((one) => one.carer === carer).reduce((sum, { from, to }) => sum + to - from, 0);
  return open.flatMap((visit) => {
    const [best] = mayCome(carers, date, all, visit).toSorted(
      (one, other) => minutesOf(one.id) - minutesOf(other.id) || (one.id < other.id ? -1 : 1),
    );
    if (!best) return [];
    const sentThere = { booking: visit.booking, carer: best.id, from: visit.from, to: visit.to };
    all.push(sentThere);
    return [sentThere];
  });
}
