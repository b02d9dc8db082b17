import { describe, expect, test } from 'vitest';
import { draftOf, mergedDraft, type CardDraft } from '../../miniapp/src/features/people/cardDraft';

const before: CardDraft = {
  name: '外婆',
  allergies: [],
  diets: ['lowSalt'],
  mobility: 'walks',
  emergencyContact: { name: '', phone: '' },
  address: '旧址',
  collectors: [],
};

describe('a card that somebody else saved while its form was open', () => {
  test('takes in what only they changed, and keeps what only was typed here', () => {
    const theirs = { ...before, mobility: 'wheelchair' as const, allergies: ['milk' as const] };
    const mine = { ...before, address: '新址' };
    expect(mergedDraft(before, theirs, mine)).toEqual({
      draft: { ...theirs, address: '新址' },
      clashes: [],
    });
  });

  test('keeps what was typed where both changed it, and names that field', () => {
    const theirs = { ...before, address: '他们的', name: '姥姥' };
    const mine = { ...before, address: '我的', diets: [] };
    expect(mergedDraft(before, theirs, mine)).toEqual({
      draft: { ...before, name: '姥姥', address: '我的', diets: [] },
      clashes: ['address'],
    });
  });

  test('has nothing to name where both wrote the same', () => {
    const same = { ...before, emergencyContact: { name: '李女士', phone: '138' } };
    expect(mergedDraft(before, same, same)).toEqual({ draft: same, clashes: [] });
  });

  test('is filled from the card as it is read', () => {
    const card = {
      allergies: [],
      diets: [],
      mobility: null,
      emergencyContact: null,
      address: null,
      careLevel: null,
      collectors: [{ name: '邻居', phone: null }],
    };
    expect(draftOf({ name: '外婆', card })).toEqual({
      ...before,
      diets: [],
      mobility: 'unsaid',
      address: '',
      collectors: [{ name: '邻居', phone: '' }],
    });
  });
});
