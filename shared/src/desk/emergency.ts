import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Elder } from '../people';

/** What a worker did, and what came of it. Nothing here says that help is on its way: only who was called by whom. */
export const emergencyActs = [
  'spokeToCaller',
  'calledElder',
  'calledContact',
  'calledCommunity',
  'called120',
  'noted',
  'tookOver',
  'closed',
] as const;
export type EmergencyAct = (typeof emergencyActs)[number];

export type EmergencyStep = {
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly name: string;
  readonly act: EmergencyAct;
  /** Of a call: whether somebody answered. */
  readonly isAnswered?: boolean;
  /** Which of the contacts, counted from 0. */
  readonly contact?: number;
  readonly note?: string;
};

export type EmergencyContact = { readonly name: string; readonly relation: string };

export type Emergency = {
  readonly id: Id<'emergency'>;
  readonly jurisdiction: string;
  readonly household?: Id<'household'>;
  readonly elder?: Elder['id'];
  readonly name: string;
  readonly address: string;
  readonly conditions?: string;
  readonly contacts: readonly EmergencyContact[];
  readonly what: string;
  readonly steps: readonly EmergencyStep[];
  readonly isClosed: boolean;
  readonly revision: number;
};

/** Who has it in hand: whoever took it over last. */
export function inHandOf({ steps }: Emergency): Pick<EmergencyStep, 'by' | 'name'> | undefined {
  const last = steps.findLast(({ act }) => act === 'tookOver');
  return last && { by: last.by, name: last.name };
}

export type NextCall =
  | { readonly act: 'calledElder' | 'calledCommunity' | 'called120' }
  | { readonly act: 'calledContact'; readonly contact: number };

/**
 * Whom to call next while nobody has answered: the person, each listed contact, the community worker, and then 120,
 * which the worker dials. Undefined once somebody has answered; a worker may always go straight to 120.
 */
export function nextCall({ contacts, steps }: Pick<Emergency, 'contacts' | 'steps'>): NextCall | undefined {
  const answered = steps.some(({ act, isAnswered }) => isAnswered === true && act !== 'spokeToCaller');
  if (answered) return undefined;
  const tried = (act: EmergencyAct, contact?: number) =>
    steps.some((step) => step.act === act && step.contact === contact);
  if (!tried('calledElder')) return { act: 'calledElder' };
  for (const contact of contacts.keys())
    if (!tried('calledContact', contact)) return { act: 'calledContact', contact };
  return tried('calledCommunity') ? { act: 'called120' } : { act: 'calledCommunity' };
}

export function withStep(emergency: Emergency, step: EmergencyStep): Emergency {
  return {
    ...emergency,
    steps: [...emergency.steps, step],
    isClosed: step.act === 'closed',
    revision: emergency.revision + 1,
  };
}
