import { allergens, clashes, diets } from '@huiyue/shared/diet';
import { expect, test } from 'vitest';

const noodles = { contains: ['gluten', 'eggs'], suits: ['noSpice'] } as const;

test('what a person is allergic to is warned of where a dish has it, and only there', () => {
  expect(clashes(noodles, { allergies: ['eggs', 'fish'] })).toEqual([{ kind: 'allergen', allergen: 'eggs' }]);
  expect(clashes({ contains: [], suits: [] }, { allergies: [...allergens] })).toEqual([]);
});

test('a diet that a dish is not said to suit is a clash, and one it suits is none', () => {
  expect(clashes(noodles, { diets: ['lowSalt', 'noSpice'] })).toEqual([{ kind: 'diet', diet: 'lowSalt' }]);
  expect(clashes({ contains: [], suits: [...diets] }, { diets: [...diets] })).toEqual([]);
});

test('of somebody whose card says nothing, nothing is warned of', () => {
  expect(clashes(noodles, {})).toEqual([]);
});
