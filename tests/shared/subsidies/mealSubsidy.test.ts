import { fen } from '@huiyue/shared/money';
import { mealShare } from '@huiyue/shared/subsidies/mealSubsidy';
import type { SubsidyRule } from '@huiyue/shared/subsidies/subsidyAmount';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mealRule, ruleOf } from './things';

test.each<[string, readonly SubsidyRule[], readonly string[], number, number, number, string | undefined]>([
  ['a meal for somebody of the group', [mealRule], ['hardship'], 12_00, 7_00, 5_00, undefined],
  ['a meal cheaper than the subsidy', [mealRule], ['hardship'], 3_00, 0, 3_00, undefined],
  ['somebody of no group', [mealRule], [], 12_00, 12_00, 0, 'noGroup'],
  ['no rule', [], ['hardship'], 12_00, 12_00, 0, 'noRule'],
  ['a rule without a sum', [{ ...mealRule, amounts: [] }], ['hardship'], 12_00, 12_00, 0, 'noSum'],
  ['a ceiling', [{ ...mealRule, is: 'atMost' }], ['hardship'], 12_00, 12_00, 0, 'ceilingOnly'],
  ['a rule for something else', [ruleOf()], ['incapacitated'], 12_00, 12_00, 0, 'noRule'],
])('%s', (_, rules, groups, price, family, subsidy, unpaid) => {
  const share = mealShare(rules, { priceFen: fen(price), groups });
  expect(share).toMatchObject({ familyFen: family, subsidyFen: subsidy });
  expect(share.unpaid).toBe(unpaid);
  expect(share.rule?.clause.id).toBe(subsidy === 0 ? undefined : 'testtown.subsidy');
});

test('family and subsidy add up to the price, whatever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (price, sum) => {
      const rule = { ...mealRule, amounts: [{ amountFen: fen(sum) }] };
      const { familyFen, subsidyFen } = mealShare([rule], { priceFen: fen(price), groups: [] });
      expect(familyFen + subsidyFen).toBe(price);
      expect(subsidyFen).toBeLessThanOrEqual(sum);
    }),
  );
});
