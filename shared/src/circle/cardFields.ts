import type { CareCard, PersonKind } from '../people';
import type { Product } from '../service';

/** What an institution gives somebody, as far as it decides what it has to know of them. */
export const needs = [
  'childcare',
  'delivery',
  'dayCare',
  'meal',
  'homeCare',
  'course',
] as const satisfies readonly (Product | 'childcare' | 'delivery')[];
export type Need = (typeof needs)[number];

export type CardField = keyof CareCard;
type Field = {
  readonly of: readonly PersonKind[];
  /** The elder's care circle, as far as it lives elsewhere. */
  readonly circle: boolean;
  readonly desk: boolean;
  /** An institution, while it has a confirmed booking of a kind that needs it. */
  readonly institution: readonly Need[];
};

/**
 * What a card may say, and who sees it. The form tells families so in words, and the API decides by the same table.
 * The household that keeps the card sees all of it.
 */
export const cardFields: Readonly<Record<CardField, Field>> = {
  allergies: {
    of: ['child', 'elder'],
    circle: true,
    desk: true,
    institution: ['childcare', 'dayCare', 'meal', 'delivery', 'homeCare', 'course'],
  },
  diets: {
    of: ['child', 'elder'],
    circle: true,
    desk: true,
    institution: ['childcare', 'dayCare', 'meal', 'delivery'],
  },
  mobility: {
    of: ['child', 'elder'],
    circle: true,
    desk: true,
    institution: ['childcare', 'dayCare', 'homeCare', 'course'],
  },
  emergencyContact: {
    of: ['child', 'elder'],
    circle: true,
    desk: true,
    // Whoever stands at a door that nobody opens has to call somebody.
    institution: ['childcare', 'dayCare', 'delivery', 'homeCare', 'course'],
  },
  address: { of: ['elder'], circle: true, desk: true, institution: ['delivery', 'homeCare'] },
  careLevel: { of: ['elder'], circle: true, desk: true, institution: ['dayCare', 'homeCare'] },
  collectors: { of: ['child'], circle: false, desk: true, institution: ['childcare'] },
};

export const cardFieldNames = [
  'allergies',
  'diets',
  'mobility',
  'emergencyContact',
  'address',
  'careLevel',
  'collectors',
] as const satisfies readonly CardField[];

/** Nobody remembers more of them, and nobody at a door reads a longer list. */
export const mostCollectors = 4;

export type Viewer =
  | { readonly kind: 'family' | 'circle' | 'desk' }
  | { readonly kind: 'institution'; readonly needs: readonly Need[] };

export function fieldsOf(kind: PersonKind): readonly CardField[] {
  return cardFieldNames.filter((field) => cardFields[field].of.includes(kind));
}

export function maySee(field: CardField, viewer: Viewer): boolean {
  const seen = cardFields[field];
  switch (viewer.kind) {
    case 'family':
      return true;
    case 'circle':
      return seen.circle;
    case 'desk':
      return seen.desk;
    case 'institution':
      return viewer.needs.some((need) => seen.institution.includes(need));
  }
}

/** The card with nothing on it but what this viewer may see. */
export function cardSeenBy(card: CareCard, viewer: Viewer): CareCard {
  return Object.fromEntries(
    cardFieldNames.flatMap((field) =>
      card[field] !== undefined && maySee(field, viewer) ? [[field, card[field]]] : [],
    ),
  );
}
