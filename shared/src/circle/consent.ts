import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Role } from '../people';
import type { Refusal } from '../refusals';

/**
 * An elder's word that a household, or the desk, may order for her. Asked for once each, and hers to take back.
 */
export type Consent = {
  readonly elder: Id<'elder'>;
  readonly orders: Orders;
  readonly state: ConsentState;
  /** Read to the desk on the phone, so that both speak of the same question. */
  readonly code: string;
  readonly asked: {
    readonly by: Id<'account'>;
    /** Who asks, and about whom, as the list of calls to make shows them. */
    readonly name: string;
    readonly elderName: string;
    readonly at: Instant;
  };
  readonly answered?: Answered;
  readonly revision: number;
};

/** Who orders: a household, or the desk for whoever calls. */
export type Orders = Id<'household'> | 'desk';

export const consentStates = ['asked', 'given', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** By her own account, by a code on the phone, in her own words on the phone, or face to face. */
export const consentHows = ['tap', 'code', 'phone', 'inPerson'] as const;
export type ConsentHow = (typeof consentHows)[number];

/** What was said, how, when and to whom. */
type Answered = {
  readonly how: ConsentHow;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
};

export const consentAnswers = ['given', 'refused', 'withdrawn'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** All legal moves. She may always change her mind; whoever orders may only ask. */
const answers: Record<ConsentState, readonly ConsentAnswer[]> = {
  asked: ['given', 'refused'],
  given: ['withdrawn'],
  refused: ['given'],
  withdrawn: ['given'],
};

export function mayAnswer(state: ConsentState, answer: ConsentAnswer): boolean {
  return answers[state].includes(answer);
}

/** Asked again, she is asked under a new code. What she said no to, or took back, may be asked about again. */
export function mayAsk(state: ConsentState): boolean {
  return state !== 'given';
}

export function refusalOfOrdering(
  elder: Id<'elder'>,
  consent: Pick<Consent, 'state'> | undefined,
): Refusal | undefined {
  const state = consent?.state ?? 'notAsked';
  return state === 'given' ? undefined : { code: 'elder.notConsented', facts: { elder, state } };
}

/** Six figures, to be read out over the phone. */
export function consentCode(hex: string): string {
  return String(Number.parseInt(hex.slice(0, 12), 16) % 1_000_000).padStart(6, '0');
}
