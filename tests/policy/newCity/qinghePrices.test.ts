import { fileURLToPath } from 'node:url';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import type { ChildcareClass, Rate } from '@huiyue/shared/childcare/childcareClass';
import { quote } from '@huiyue/shared/childcare/quote';
import type { When } from '@huiyue/shared/childcare/when';
import { addMonths, civilDate, civilMonth, startOfDay } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { ownerships, type Site } from '@huiyue/shared/site';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { offerOf, siteOf, undesignated } from '../../support/town/things';

const policy = assemblePolicy(await loadPolicyPacks(fileURLToPath(new URL('packs', import.meta.url))));
const now = startOfDay(civilDate('2026-09-01'));
const born = addMonths(civilDate('2026-10-01'), -18);

const sold = [
  {
    rate: { careMode: 'fullDay', per: 'month' },
    when: { careMode: 'fullDay', month: civilMonth('2026-10') },
  },
  {
    rate: { careMode: 'halfDay', per: 'month' },
    when: { careMode: 'halfDay', half: 'morning', month: civilMonth('2026-10') },
  },
  {
    rate: { careMode: 'hourly', per: 'hour' },
    when: { careMode: 'hourly', date: civilDate('2026-10-12'), from: 9 * 60, to: 11 * 60 + 30 },
  },
  {
    rate: { careMode: 'occasional', per: 'day' },
    when: { careMode: 'occasional', date: civilDate('2026-10-12') },
  },
] as const satisfies readonly { rate: Omit<Rate, 'priceFen'>; when: When }[];

/** The notice, read by hand. */
function capByHand(site: Site, pricing: 'inclusive' | 'market', careMode: Rate['careMode']) {
  const isHeld = pricing === 'inclusive' || site.designation !== undefined;
  const month = site.ownership === 'public' ? 128_000 : isHeld ? 168_000 : undefined;
  if (month === undefined || careMode === 'occasional') return undefined;
  if (careMode === 'halfDay') return Math.floor((month * 60) / 100 / 100) * 100;
  if (careMode === 'hourly') return Math.floor((Math.floor((month * 100) / 2_175) * 15) / 100);
  return site.grade === 'demonstration' ? (month * 120) / 100 : month;
}

it('in the invented city no family pays more than the notice allows its institution, and no less dear price is refused', () => {
  const seen = { sold: 0, refused: 0, uncapped: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...ownerships),
      fc.boolean(),
      fc.option(fc.constant('demonstration'), { nil: undefined }),
      fc.constantFrom('inclusive' as const, 'market' as const),
      fc.constantFrom(...sold),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 1, max: 300_000 }),
      fc.boolean(),
      (ownership, isDesignated, grade, pricing, { rate, when }, off, any, isNear) => {
        const place = siteOf({
          jurisdiction: '991101',
          city: '991100',
          ownership,
          ...(grade === undefined ? {} : { grade }),
        });
        const site = isDesignated ? place : undesignated(place);
        const cap = capByHand(site, pricing, rate.careMode);
        const priceFen = isNear && cap !== undefined ? cap + off : any;
        const room: ChildcareClass = {
          ...offerOf({
            kind: 'toddlerClass',
            ageFromMonths: 12,
            ageBelowMonths: 24,
            pricing,
            opensOn: civilDate('2026-09-01'),
            rates: [{ ...rate, priceFen: fen(priceFen) }],
          }),
          id: 'cls_000001',
          site: site.id,
          city: site.city,
          revision: 1,
        };
        const outcome = quote(policy, { site, class: room, child: { birthDate: born }, when }, now);
        if (!outcome.ok) {
          expect(outcome.refusal).toMatchObject({
            code: 'price.aboveCap',
            facts: { priceFen, capFen: cap },
            clause: { title: '青禾市普惠托育和养老服务收费管理办法' },
          });
          expect(priceFen).toBeGreaterThan(cap ?? Infinity);
          seen.refused += 1;
          return;
        }
        expect(outcome.value.judgement.capFen).toBe(cap);
        if (cap === undefined) seen.uncapped += 1;
        else {
          // Two hours and a half count as three.
          expect(outcome.value.payFen).toBeLessThanOrEqual(rate.careMode === 'hourly' ? cap * 3 : cap);
          seen.sold += 1;
        }
      },
    ),
    { numRuns: 1_500 },
  );
  expect(Math.min(seen.sold, seen.refused, seen.uncapped)).toBeGreaterThan(100);
});
