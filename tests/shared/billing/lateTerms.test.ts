import {
  chargedMinutes,
  latePriceAt,
  refusalOfLatePrice,
  strictestLateRule,
  type LateOffer,
} from '@huiyue/shared/attendance/lateTerms';
import { billingRulesOf } from '@huiyue/shared/billing/rules';
import { fen } from '@huiyue/shared/money';
import { describe, expect, test } from 'vitest';
import { capOf } from '../../policy/pack';
import { day, fullDay, policyWith, rule, site } from './builders';

const halfHours = { unitFen: fen(1000), unitMinutes: 30, graceMinutes: 15 } as const;
const offers: readonly LateOffer[] = [{ offer: fullDay, pricing: 'inclusive' }];
const on = day(12);

function ruleOf(fees: Parameters<typeof policyWith>[0]) {
  return strictestLateRule(billingRulesOf(policyWith(fees), site, []), offers, on);
}

/** A cap of 24 yuan an hour on being fetched late. */
const hourCap = capOf({ id: 'testtown.late', per: 'hour', capFen: fen(2400), feeItems: ['lateCollection'] });

describe('being fetched late', () => {
  test.each([
    [0, 0],
    [15, 0],
    [16, 30],
    [30, 30],
    [31, 60],
  ])('%i minutes are charged as %i', (late, charged) => {
    expect(chargedMinutes(halfHours, late)).toBe(charged);
  });

  test('never comes to more than a cap per hour allows for the minutes that passed', () => {
    const { cap } = ruleOf({ priceCaps: [hourCap] });
    // Forty minutes are 16 yuan by the cap, which is 48 minutes of 20 yuan an hour and not the whole hour.
    expect(chargedMinutes(halfHours, 40, cap ? [cap] : [])).toBe(48);
  });

  test('costs what stood published when the place was asked for', () => {
    const said = [10, 20].map((at) => ({ ...halfHours, unitFen: fen(at), at, by: 'acc_staff1' as const }));
    expect([9, 10, 19, 20].map((at) => latePriceAt({ said }, at)?.unitFen)).toEqual([undefined, 10, 10, 20]);
  });

  test('has no price above a cap, and none at all where it may not be charged', () => {
    const capped = ruleOf({ priceCaps: [hourCap] });
    expect(refusalOfLatePrice(halfHours, capped)).toBeUndefined();
    expect(refusalOfLatePrice({ unitFen: fen(1201), unitMinutes: 30 }, capped)).toMatchObject({
      code: 'price.aboveCap',
      facts: { priceFen: 2402, capFen: 2400 },
      clause: { id: 'testtown.cap' },
    });
    const feeRule = { ...rule, id: 'testtown.no', feeItems: ['lateCollection' as const] };
    const forbidden = ruleOf({ feeRules: [{ ...feeRule, treatment: 'forbidden' }] });
    expect(refusalOfLatePrice(halfHours, forbidden)).toMatchObject({
      code: 'bill.itemForbidden',
      clause: { id: 'testtown.cap' },
    });
    expect(refusalOfLatePrice({ unitFen: fen(0), unitMinutes: 30 }, forbidden)).toBeUndefined();
    expect(refusalOfLatePrice(halfHours, ruleOf({}))).toBeUndefined();
  });
});
