import { dateAt, type Instant } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { institutionOf } from '@huiyue/shared/policy/institutionOf';
import { subsidyRulesOn } from '@huiyue/shared/policy/subsidyRules';
import { fen } from '@huiyue/shared/money';
import { mealShare, type MealShare } from '@huiyue/shared/subsidies/mealSubsidy';
import { groupsOn } from '@huiyue/shared/subsidies/standing';
import type { Support } from '@huiyue/shared/subsidies/support';
import { useVoucher, type VoucherUse } from '@huiyue/shared/vouchers/voucher';
import type { Deps } from '../ports';
import { lineOf } from './sellers';
import type { Judged } from './wishes';

/**
 * What others bear of a booking that is about to be made. `spentHere`: vouchers that other parts of the same order
 * spend already. That the voucher is still free is decided again in the commit.
 */
export async function supportFor(
  deps: Deps,
  judged: Pick<Judged, 'sold' | 'person' | 'quote'>,
  voucher: Id<'voucher'> | undefined,
  spentHere: readonly Id<'voucher'>[],
  now: Instant,
): Promise<Outcome<Support | undefined>> {
  const share = await mealShareFor(deps, judged);
  const taken = share?.subsidyFen ?? 0;
  const mealSubsidy =
    share?.rule && share.subsidyFen > 0
      ? {
          fen: share.subsidyFen,
          rule: share.rule.id,
          ...(share.group ? { group: share.group.code } : {}),
        }
      : undefined;
  if (voucher === undefined) return accepted(mealSubsidy && { mealSubsidy });
  if (spentHere.includes(voucher)) return refused({ code: 'voucher.spent', facts: { voucher } });
  const { payFen, units } = judged.quote;
  const used = await voucherFor(deps, judged, voucher, payFen - units * taken, now);
  return used.ok ? accepted({ voucher: used.value, ...(mealSubsidy ? { mealSubsidy } : {}) }) : used;
}

async function voucherFor(
  deps: Deps,
  { sold, person, quote }: Pick<Judged, 'sold' | 'person' | 'quote'>,
  id: Id<'voucher'>,
  leftFen: number,
  now: Instant,
): Promise<Outcome<VoucherUse>> {
  // Looked for among the recipient's own: another person's voucher and none at all are one answer.
  const voucher = await deps.vouchers.find(person.id, id);
  if (!voucher) return refused({ code: 'voucher.otherPersons', facts: { voucher: id } });
  const { site } = sold;
  return useVoucher(
    voucher,
    {
      recipient: person.id,
      site: {
        id: site.id,
        isFiled: site.filing.status === 'filed',
        jurisdictions: jurisdictionChain(deps.policy, site.jurisdiction).map(({ code }) => code),
      },
      line: lineOf(sold),
      startsOn: quote.startsOn,
      payFen: fen(leftFen),
    },
    now,
  );
}

/** How each portion's price is shared; undefined for what is not a meal. Whose groups they are is read only where a sum is published. */
export async function mealShareFor(
  deps: Deps,
  { sold, person, quote }: Pick<Judged, 'sold' | 'person' | 'quote'>,
): Promise<MealShare | undefined> {
  const { site } = sold;
  if (lineOf(sold) !== 'meal') return undefined;
  const asked = { priceFen: quote.judgement.priceFen, groups: [] };
  if (site.filing.status !== 'filed')
    return { familyFen: asked.priceFen, subsidyFen: fen(0), unpaid: 'notFiled' };
  const rules = subsidyRulesOn(deps.policy, {
    jurisdiction: site.jurisdiction,
    on: quote.startsOn,
    line: 'meal',
    kind: 'meal',
    institution: institutionOf(site),
  });
  if (rules.every(({ amounts }) => amounts.length === 0)) return mealShare(rules, asked);
  const groups = groupsOn(await deps.standings.ofPerson(person.id), quote.startsOn);
  return mealShare(rules, { ...asked, groups });
}

/** The day whose rules decide what may be given out from now on. */
export function today(deps: Deps): ReturnType<typeof dateAt> {
  return dateAt(deps.now());
}
