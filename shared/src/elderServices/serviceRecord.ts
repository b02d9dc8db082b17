import { dateAt, type CivilDate, type Instant } from '../civil';
import type { Id } from '../ids';
import { accepted, refused, type Outcome } from '../outcome';
import type { Role } from '../people';

/** What somebody saw who was there. */
export const noticedTags = [
  'wellAndCheerful',
  'ateLittle',
  'ateNothing',
  'lowSpirits',
  'confused',
  'inPain',
  'feverish',
  'signsOfAFall',
  'coldRoom',
  'unsafeHome',
  'medicineLeft',
  'nobodyHome',
] as const;
export type NoticedTag = (typeof noticedTags)[number];

export const serviceDeeds = ['begun', 'ended', 'delivered', 'notHome', 'noticed'] as const;
export type ServiceDeed = (typeof serviceDeeds)[number];

/** One thing that was said to have happened. `happenedAt` is the device's word, `at` ours. */
export type ServiceMark = {
  readonly did: ServiceDeed;
  readonly happenedAt: Instant;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
  readonly carer?: Id<'carer'>;
  readonly words?: string;
  readonly tags: readonly NoticedTag[];
};

/** How the elder said so: on their own telephone, by telling the carer a number, or to the desk on the phone. */
export const confirmedHows = ['tap', 'code', 'phone'] as const;
export type ConfirmedHow = (typeof confirmedHows)[number];

export type Confirmation = {
  readonly how: ConfirmedHow;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly words?: string;
};

/** What is known of one booking's service: three facts apart, since none of them follows from another. */
export type ServiceRecord = {
  readonly booking: Id<'booking'>;
  readonly site: Id<'site'>;
  readonly on: CivilDate;
  readonly marks: readonly ServiceMark[];
  readonly confirmation?: Confirmation;
  /** What the elder tells the carer; shown to their household alone. */
  readonly code: string;
  readonly wrongCodes: number;
  readonly revision: number;
};

/** More wrong numbers than a slip of the ear are guesses. */
export const mostWrongCodes = 5;

/** The first of each kind stands. */
export function markOfKind(
  { marks }: Pick<ServiceRecord, 'marks'>,
  did: ServiceDeed,
): ServiceMark | undefined {
  return marks.find((mark) => mark.did === did);
}

/** Marks that contradict one another: two people for one beginning, or a meal that was handed to nobody. Both stay. */
export function conflictsIn({ marks }: Pick<ServiceRecord, 'marks'>): readonly ServiceMark[] {
  const seen = marks.filter(({ did }) => did === 'begun' || did === 'ended' || did === 'delivered');
  const doubled = seen.filter((mark) => {
    const first = marks.find(({ did }) => did === mark.did);
    return first !== undefined && first !== mark && (first.by !== mark.by || first.carer !== mark.carer);
  });
  const notHome = marks.filter(({ did }) => did === 'notHome');
  return seen.length > 0 ? [...doubled, ...notHome] : doubled;
}

/** The record after another mark; the same one where it says nothing new. Late is no matter, another day is. */
export function withMark<R extends Pick<ServiceRecord, 'marks' | 'on'>>(
  record: R,
  mark: ServiceMark,
): Outcome<R> {
  const { on } = record;
  if (dateAt(mark.happenedAt) !== on || mark.happenedAt > mark.at)
    return refused({ code: 'record.otherDay', facts: { on } });
  const ended = markOfKind(record, 'ended');
  const begun = markOfKind(record, 'begun');
  if (mark.did === 'ended' && begun && mark.happenedAt < begun.happenedAt)
    return refused({ code: 'record.endsBeforeBegin', facts: { begunAt: begun.happenedAt } });
  if (mark.did === 'begun' && ended && mark.happenedAt > ended.happenedAt)
    return refused({ code: 'record.endsBeforeBegin', facts: { begunAt: mark.happenedAt } });
  return accepted(
    record.marks.some((one) => isSame(one, mark)) ? record : { ...record, marks: [...record.marks, mark] },
  );
}

function isSame(one: ServiceMark, other: ServiceMark): boolean {
  return (
    one.did === other.did &&
    one.happenedAt === other.happenedAt &&
    one.by === other.by &&
    one.carer === other.carer &&
    one.words === other.words &&
    one.tags.join() === other.tags.join()
  );
}
