import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import type { Minute } from '../ledger/span';
import type { Fen } from '../money';
import type { MealOrder } from './mealOrder';

/** What is asked once orders have closed: only the institution can grant it. */
export type LateWish =
  | { readonly kind: 'cancel'; readonly booking: Id<'booking'> }
  | { readonly kind: 'change'; readonly booking: Id<'booking'>; readonly meal: MealOrder }
  | {
      readonly kind: 'order';
      readonly from?: Minute;
      readonly to?: Minute;
      readonly units: number;
      readonly priceFen: Fen;
      readonly meal?: MealOrder;
    };

export const lateKinds = ['cancel', 'change', 'order'] as const satisfies readonly LateWish['kind'][];

export const lateStates = ['open', 'granted', 'declined', 'lapsed'] as const;
export type LateState = (typeof lateStates)[number];

export type LateAnswer = {
  readonly isGranted: boolean;
  /** Of what is cancelled so late: does it cost what it cost? */
  readonly isCharged?: boolean;
  readonly reason?: string;
  readonly at: Instant;
  readonly by: Id<'account'>;
  /** What was made or changed by it. */
  readonly booking?: Id<'booking'>;
};

export type LateRequest = {
  readonly id: Id<'lateRequest'>;
  readonly site: Id<'site'>;
  readonly household: Id<'household'>;
  readonly orderer: Id<'account'>;
  readonly service: Id<'service'>;
  readonly serviceName: string;
  readonly recipient: Id<'child'> | Id<'elder'>;
  readonly recipientName: string;
  readonly date: CivilDate;
  readonly wish: LateWish;
  readonly words?: string;
  readonly askedAt: Instant;
  /** When it is served: after that nobody can grant anything. */
  readonly dueAt: Instant;
  readonly answer?: LateAnswer;
  /** Which write is granting it at this moment. */
  readonly hands?: { readonly key: string; readonly at: Instant };
  readonly revision: number;
};

/** Nobody answered in time: the clock did. */
export function lateStateAt(
  { answer, dueAt }: Pick<LateRequest, 'answer' | 'dueAt'>,
  now: Instant,
): LateState {
  if (answer) return answer.isGranted ? 'granted' : 'declined';
  return now >= dueAt ? 'lapsed' : 'open';
}
