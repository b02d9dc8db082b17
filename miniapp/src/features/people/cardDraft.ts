import type { CareCardView } from '@huiyue/shared/contract/cards';
import type { Mobility } from '@huiyue/shared/people';

type Carded = { readonly name: string; readonly card: CareCardView };

/** A card as it stands in the fields of its form. */
export type CardDraft = {
  readonly name: string;
  readonly allergies: CareCardView['allergies'];
  readonly diets: CareCardView['diets'];
  readonly mobility: Mobility | 'unsaid';
  readonly emergencyContact: { readonly name: string; readonly phone: string };
  readonly address: string;
  readonly collectors: readonly { readonly name: string; readonly phone: string }[];
};
export type DraftField = keyof CardDraft;

export function draftOf({ name, card }: Carded): CardDraft {
  const { allergies, diets, mobility, emergencyContact, address, collectors } = card;
  return {
    name,
    allergies,
    diets,
    mobility: mobility ?? 'unsaid',
    emergencyContact: emergencyContact ?? { name: '', phone: '' },
    address: address ?? '',
    collectors: collectors.map((one) => ({ name: one.name, phone: one.phone ?? '' })),
  };
}

/**
 * Somebody else saved the card while this form was open. What only they changed comes in, what only was typed here
 * stays, and what both changed stays as it was typed, and is named.
 */
export function mergedDraft(
  before: CardDraft,
  theirs: CardDraft,
  mine: CardDraft,
): { readonly draft: CardDraft; readonly clashes: readonly DraftField[] } {
  const isMine = (field: DraftField) => !same(before[field], mine[field]);
  const pick = <F extends DraftField>(field: F): CardDraft[F] => (isMine(field) ? mine : theirs)[field];
  return {
    draft: {
      name: pick('name'),
      allergies: pick('allergies'),
      diets: pick('diets'),
      mobility: pick('mobility'),
      emergencyContact: pick('emergencyContact'),
      address: pick('address'),
      collectors: pick('collectors'),
    },
    clashes: draftFields.filter(
      (field) => isMine(field) && !same(before[field], theirs[field]) && !same(theirs[field], mine[field]),
    ),
  };
}

const draftFields = [
  'name',
  'allergies',
  'diets',
  'mobility',
  'emergencyContact',
  'address',
  'collectors',
] as const satisfies readonly DraftField[];

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
