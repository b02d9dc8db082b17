import { familyFen } from '@huiyue/shared/subsidies/support';
import type { CivilDate } from '@huiyue/shared/civil';
import type { PurchaseView, StandingView, VoucherView } from '@huiyue/shared/contract/vouchers';
import type { Id } from '@huiyue/shared/ids';
import { markOf } from '@huiyue/shared/attendance/attendance';
import { fen, type Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { allInForce } from '@huiyue/shared/policy/inForce';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import { subsidyRulesOn, type SubsidyRuleInForce } from '@huiyue/shared/policy/subsidyRules';
import { groupsOn, type PersonId, type Standing } from '@huiyue/shared/subsidies/standing';
import { deliverVisit, purchaseRevision, visitsLeft, type Purchase } from '@huiyue/shared/vouchers/purchase';
import { voucherState, type Voucher, type VoucherScope } from '@huiyue/shared/vouchers/voucher';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { datesOn } from './dates';
import { findPerson } from './people';
import { lineOfBooking } from './statementsMonth';
import { watchesOver } from './supervision';
import { today } from './support';
import { untilSettled } from './untilSettled';

type Whom = { readonly household: Id<'household'>; readonly person: PersonId };
type Period = { readonly from: CivilDate; readonly to: CivilDate };

/** An authority gives a person a voucher, under a rule its place has published. */
export async function issueVoucher(
  deps: Deps,
  actor: Actor,
  asked: Whom &
    Period & {
      readonly jurisdiction: string;
      readonly line: ServiceLine;
      readonly scope: VoucherScope;
      readonly valueFen: Fen;
    },
  receipt: Receipt,
): Promise<Outcome<VoucherView> | Absent> {
  const { jurisdiction, person, from, to, valueFen } = asked;
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  const scope = await scopeWithin(deps, jurisdiction, asked.scope);
  if (!scope || !(await findPerson(deps, asked.household, person))) return absent;
  const rule = await ruleFor(deps, 'voucher', asked, valueFen);
  if (!rule.ok) return rule;
  const voucher: Voucher = {
    id: deps.newId('voucher'),
    person,
    scope,
    from,
    to,
    valueFen,
    rule: rule.value,
    issuedBy: actor.account,
    issuedAt: deps.now(),
  };
  const body = voucherView(deps, voucher);
  await deps.vouchers.issue(voucher, { receipt, body });
  return accepted(body);
}

/** An authority buys a person visits, under a rule its place has published. */
export async function grantPurchase(
  deps: Deps,
  actor: Actor,
  asked: Whom &
    Period & {
      readonly jurisdiction: string;
      readonly line: ServiceLine;
      readonly visits: number;
      readonly visitFen: Fen;
    },
  receipt: Receipt,
): Promise<Outcome<PurchaseView> | Absent> {
  const { person, line, from, to, visits, visitFen, jurisdiction } = asked;
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  if (!(await findPerson(deps, asked.household, person))) return absent;
  const rule = await ruleFor(deps, 'purchase', asked, visitFen);
  if (!rule.ok) return rule;
  const purchase: Purchase = {
    id: deps.newId('purchase'),
    person,
    line,
    from,
    to,
    visits,
    visitFen,
    rule: rule.value,
    grantedBy: actor.account,
    grantedAt: deps.now(),
    delivered: [],
  };
  const body = purchaseView(purchase);
  await deps.purchases.grant(purchase, { receipt, body });
  return accepted(body);
}

/** What a booking can be counted against. Where else the person was looked after is no matter of this site's. */
export async function listBoughtVisits(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<readonly PurchaseView[] | Absent> {
  const booking = await deps.bookings.find(id);
  if (!booking || !actor.sites.includes(booking.site.id)) return absent;
  const line = lineOfBooking(booking);
  const dates = datesOn(booking.sheet, booking.span.days);
  const purchases = await deps.purchases.ofPerson(booking.recipient.id);
  return purchases
    .filter((one) => one.line === line && dates.some((on) => one.from <= on && on <= one.to))
    .map((one) => {
      const view = purchaseView(one);
      return { ...view, delivered: view.delivered.filter((visit) => visit.booking === id) };
    });
}

/** Whoever gave the service says that it was given; the attendance has to say the same. Uses up one visit, once. */
export function recordVisit(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'>; readonly purchase: Id<'purchase'>; readonly on: CivilDate },
  receipt: Receipt,
): Promise<Outcome<PurchaseView> | Absent> {
  const { on } = asked;
  return untilSettled(async () => {
    const booking = await deps.bookings.find(asked.booking);
    if (!booking || !actor.sites.includes(booking.site.id)) return absent;
    // Looked for among the recipient's own: another person's and none at all are one answer.
    const purchase = await deps.purchases.find(booking.recipient.id, asked.purchase);
    if (!purchase) return refused({ code: 'purchase.otherPersons', facts: { purchase: asked.purchase } });
    const row = await deps.attendance.find(booking.id, on);
    if (!row || markOf(row).kind !== 'present')
      return refused({ code: 'purchase.notDelivered', facts: { booking: booking.id, on } });
    const others = await deps.purchases.ofPerson(booking.recipient.id);
    const next = deliverVisit(
      purchase,
      {
        booking: booking.id,
        on,
        site: booking.site.id,
        recipient: booking.recipient.id,
        line: lineOfBooking(booking),
        // What a voucher already pays is not paid again.
        priceFen: familyFen(booking.payFen, booking.units, booking.support ?? {}),
      },
      others,
    );
    if (!next.ok) return next;
    const body = purchaseView(next.value);
    const result = await deps.purchases.deliver(next.value, purchaseRevision(purchase), { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** An authority's word that a person belongs to a published group. */
export async function recordStanding(
  deps: Deps,
  actor: Actor,
  asked: Whom & {
    readonly jurisdiction: string;
    readonly group: string;
    readonly from: CivilDate;
    readonly to?: CivilDate | undefined;
    readonly proof: string;
  },
  receipt: Receipt,
): Promise<Outcome<StandingView> | Absent> {
  const { person, group, from, to, proof, jurisdiction } = asked;
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  if (!(await findPerson(deps, asked.household, person))) return absent;
  if (!publishedGroups(deps, jurisdiction).has(group))
    return refused({ code: 'standing.unknownGroup', facts: { group, jurisdiction } });
  const standing: Standing = {
    id: deps.newId('standing'),
    person,
    group,
    from,
    ...(to === undefined ? {} : { to }),
    proof,
    by: actor.account,
    at: deps.now(),
  };
  const body = standingView(standing);
  await deps.standings.record(standing, { receipt, body });
  return accepted(body);
}

export function listVouchers(deps: Deps, whom: Whom): Promise<readonly VoucherView[] | Absent> {
  return ofPerson(deps, whom, async () =>
    (await deps.vouchers.ofPerson(whom.person)).map((voucher) => voucherView(deps, voucher)),
  );
}

export function listPurchases(deps: Deps, whom: Whom): Promise<readonly PurchaseView[] | Absent> {
  return ofPerson(deps, whom, async () => (await deps.purchases.ofPerson(whom.person)).map(purchaseView));
}

export function listStandings(deps: Deps, whom: Whom): Promise<readonly StandingView[] | Absent> {
  return ofPerson(deps, whom, async () => (await deps.standings.ofPerson(whom.person)).map(standingView));
}

async function ofPerson<T>(
  deps: Deps,
  { household, person }: Whom,
  read: () => Promise<readonly T[]>,
): Promise<readonly T[] | Absent> {
  return (await findPerson(deps, household, person)) ? read() : absent;
}

type RuleNamed = Voucher['rule'];

/** The published rule that lets this much be given to this person. Where none is published, nothing is given. */
async function ruleFor(
  deps: Deps,
  kind: 'voucher' | 'purchase',
  asked: { readonly jurisdiction: string; readonly line: ServiceLine; readonly person: PersonId },
  askedFen: Fen,
): Promise<Outcome<RuleNamed>> {
  const { jurisdiction, line, person } = asked;
  const rules = subsidyRulesOn(deps.policy, { jurisdiction, line, on: today(deps), kind });
  const [first] = rules;
  if (!first) return refused({ code: 'subsidy.noRule', facts: { jurisdiction, line } });
  const groups = groupsOn(await deps.standings.ofPerson(person), today(deps));
  const allowing = rules.find((rule) => askedFen <= mostOf(rule, groups));
  if (allowing) return accepted(named(allowing));
  const mostFen = fen(Math.max(...rules.map((rule) => mostOf(rule, groups))));
  return refused({ code: 'subsidy.aboveRule', facts: { askedFen, mostFen }, clause: first.clause });
}

/** Without a sum, and with a floor alone, the authority names the sum. Otherwise never above the one for the person's groups. */
function mostOf({ amounts, is }: SubsidyRuleInForce, groups: readonly string[]): number {
  if (amounts.length === 0) return Infinity;
  const theirs = amounts.filter(({ group }) => group === undefined || groups.includes(group.code));
  if (theirs.length === 0) return 0;
  return is === 'atLeast' ? Infinity : Math.max(...theirs.map(({ amountFen }) => amountFen));
}

function named({ id, version, clause }: SubsidyRuleInForce): RuleNamed {
  return { id, version, clause };
}

/** A place gives out what can be spent within it. @returns undefined for what lies elsewhere or is not there. */
async function scopeWithin(
  deps: Deps,
  jurisdiction: string,
  scope: VoucherScope,
): Promise<VoucherScope | undefined> {
  const jurisdictions = scope.jurisdictions ?? [jurisdiction];
  const isWithin = (code: string) =>
    isJurisdiction(deps.policy, code) &&
    jurisdictionChain(deps.policy, code).some((place) => place.code === jurisdiction);
  if (!jurisdictions.every(isWithin)) return undefined;
  const sites = await Promise.all((scope.sites ?? []).map((id) => deps.sites.find(id)));
  if (sites.includes(undefined)) return undefined;
  return { ...scope, jurisdictions };
}

function publishedGroups(deps: Deps, jurisdiction: string): ReadonlySet<string> {
  const asked = { jurisdiction, on: today(deps) };
  const { subsidies, priorityGroups } = deps.policy.rules;
  const codes = [
    ...allInForce(deps.policy, asked, subsidies).flatMap(({ amounts, groups = [] }) => [
      ...amounts.flatMap(({ group }) => group?.code ?? []),
      ...groups.map(({ code }) => code),
    ]),
    ...allInForce(deps.policy, asked, priorityGroups).flatMap(({ groups }) => groups.map(({ code }) => code)),
  ];
  return new Set(codes);
}

function voucherView(deps: Deps, voucher: Voucher): VoucherView {
  const { id, person, scope, from, to, valueFen, rule, spent } = voucher;
  const state = voucherState(voucher, today(deps), deps.now());
  const { lines, sites, jurisdictions } = scope;
  return {
    id,
    person,
    scope: {
      ...(lines ? { lines: [...lines] } : {}),
      ...(sites ? { sites: [...sites] } : {}),
      ...(jurisdictions ? { jurisdictions: [...jurisdictions] } : {}),
    },
    from,
    to,
    valueFen,
    clause: rule.clause,
    state,
    booking: state === 'spent' ? (spent?.booking ?? null) : null,
  };
}

function purchaseView(purchase: Purchase): PurchaseView {
  const { id, person, line, from, to, visits, visitFen, rule, delivered } = purchase;
  return {
    id,
    person,
    line,
    from,
    to,
    visits,
    left: visitsLeft(purchase),
    visitFen,
    clause: rule.clause,
    delivered: [...delivered],
  };
}

function standingView({ id, person, group, from, to, proof }: Standing): StandingView {
  return { id, person, group, from, to: to ?? null, proof };
}
