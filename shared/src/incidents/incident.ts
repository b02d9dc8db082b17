import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import type { Minute } from '../ledger/span';
import type { Role } from '../people';

export const incidentKinds = [
  'fall',
  'injury',
  'illness',
  'food',
  'missingPerson',
  'conduct',
  'premises',
  'other',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** Who was told by the institution, beside the family, which the product tells by itself. */
export const toldParties = ['guardian', 'doctor', 'emergency', 'police', 'authority', 'insurer'] as const;
export type ToldParty = (typeof toldParties)[number];

/** Whom it happened to: a booking of theirs, by which their household is told. */
export type Concerned = {
  readonly booking: Id<'booking'>;
  readonly household: Id<'household'>;
  readonly recipient: { readonly id: Id<'child'> | Id<'elder'>; readonly name: string };
  readonly offer: string;
};

/** What was written of it, one word after the other; none is taken back. */
export type IncidentWord = {
  readonly words: string;
  readonly told: readonly ToldParty[];
  readonly closes: boolean;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
};

export type Incident = {
  readonly id: Id<'incident'>;
  readonly site: { readonly id: Id<'site'>; readonly name: string };
  readonly city: string;
  readonly jurisdiction: string;
  readonly kind: IncidentKind;
  readonly on: CivilDate;
  readonly at: Minute;
  readonly concerned: readonly Concerned[];
  readonly what: string;
  /** The first says what was done at once. */
  readonly words: readonly [IncidentWord, ...IncidentWord[]];
  readonly revision: number;
};

/** Open until a word closes it; a word after that opens nothing again. */
export function closedAt({ words }: Pick<Incident, 'words'>): Instant | undefined {
  return words.find(({ closes }) => closes)?.at;
}
