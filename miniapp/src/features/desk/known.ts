import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { careLevelWords, mobilityWords } from '../../words/elderServices';
import type { DeskPerson } from './queries';

/** What is known of somebody who needs help, from their card or from the caller. */
export type Known = {
  readonly household?: string;
  readonly elder?: string;
  readonly name: string;
  readonly address: string;
  readonly conditions: string;
  readonly contacts: string;
};

export const nobodyKnown: Known = { name: '', address: '', conditions: '', contacts: '' };

/** From the card, to be asked again on the telephone: a card may be older than what happened. */
export function knownOf(household: string, { id, kind, name, card }: DeskPerson): Known {
  const { address, emergencyContact: contact, mobility, careLevel, allergies, diets } = card;
  const allergic = allergies.map((one) => allergenNames[one]).join('、');
  return {
    household,
    ...(kind === 'elder' ? { elder: id } : {}),
    name,
    address: address ?? '',
    conditions: [
      ...(mobility ? [mobilityWords[mobility]] : []),
      ...(careLevel ? [careLevelWords[careLevel.level]] : []),
      ...(allergic === '' ? [] : [`对${allergic}过敏`]),
      ...diets.map((one) => dietNames[one]),
    ].join('，'),
    contacts: contact ? `${contact.name} ${contact.phone.replaceAll(/[ -]/g, '')}` : '',
  };
}
