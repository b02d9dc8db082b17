import { grantExemption, type BillingExemption } from '@huiyue/shared/billing/exemption';
import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';
import { monthlyRuleFor } from '@huiyue/shared/billing/rules';
import { addDays, dateAt, isoAt, type CivilDate } from '@huiyue/shared/civil';
import type { ExemptionView, RefundTermsView } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { siteInReach } from './billsReach';
import { untilSettled } from './untilSettled';

/** A regulator's recorded permission; only with one that stands may a month be asked for before it is over. */
export async function grantBillingExemption(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly until: CivilDate; readonly reason: string },
  receipt: Receipt,
): Promise<Outcome<ExemptionView> | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const now = deps.now();
  const today = dateAt(now);
  const granted = grantExemption(
    { ...asked, id: deps.newId('exemption'), at: now, by: actor.account },
    monthlyRuleFor(deps.policy, site, today),
    today,
  );
  if (!granted.ok) return granted;
  const body = exemptionView(granted.value, today);
  await deps.bills.grant(granted.value, { receipt, body });
  return accepted(body);
}

export async function listBillingExemptions(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly ExemptionView[] | Absent> {
  const site = await siteInReach(deps, actor, id);
  if (!site) return absent;
  const today = dateAt(deps.now());
  return (await deps.bills.exemptions(site.id)).map((exemption) => exemptionView(exemption, today));
}

export async function readRefundTerms(deps: Deps, id: Id<'site'>): Promise<RefundTermsView | Absent> {
  const site = await deps.sites.find(id);
  return site ? termsView(site, await deps.bills.refundTerms(site.id)) : absent;
}

/** From tomorrow on at the soonest: whoever orders today has read the terms of today. */
export function publishRefundTerms(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly terms: RefundTerms },
  receipt: Receipt,
): Promise<Outcome<RefundTermsView> | Absent> {
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    if (!site) return absent;
    const { from } = asked.terms;
    const firstDay = addDays(dateAt(deps.now()), 1);
    if (from < firstDay) return refused({ code: 'refundTerms.tooSoon', facts: { from, firstDay } });
    const before = await deps.bills.refundTerms(site.id);
    const items = [...before.filter((terms) => terms.from !== from), asked.terms];
    const body = termsView(site, items);
    const result = await deps.bills.publishRefundTerms(site.id, items, { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

function termsView({ id, isInvented }: Site, items: readonly RefundTerms[]): RefundTermsView {
  return {
    site: id,
    isInvented,
    items: items
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
      .map((terms) => ({
        ...terms,
        beforeStart: { ...terms.beforeStart },
        afterStart: { ...terms.afterStart },
        ...(terms.absence ? { absence: { ...terms.absence } } : {}),
      })),
  };
}

function exemptionView(exemption: BillingExemption, today: CivilDate): ExemptionView {
  const { id, site, until, reason, at, clause } = exemption;
  return { id, site, until, reason, at: isoAt(at), isOver: until < today, clause: clause ?? null };
}
