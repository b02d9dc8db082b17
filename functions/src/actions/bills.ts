import type { Bill, Done, Payment } from '@huiyue/shared/billing/bill';
import { correctBill as correct, type WantedCorrection } from '@huiyue/shared/billing/correctBill';
import { daysHere, draftBill as drawUp } from '@huiyue/shared/billing/draftBill';
import { lineOfExtra, type ExtraItem } from '@huiyue/shared/billing/extraItem';
import { issueBill as issue } from '@huiyue/shared/billing/issueBill';
import { payBill } from '@huiyue/shared/billing/payBill';
import type { WantedShare } from '@huiyue/shared/billing/shares';
import type { CivilDate, CivilMonth, Instant } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import { fen, type Fen } from '@huiyue/shared/money';
import type { TellOf } from '@huiyue/shared/notices/notice';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { bookingsOf, draftingFor, monthlyClauseFor } from './billsMonth';
import { billInReach, siteInReach } from './billsReach';
import { billView } from './billsView';
import { lateExtras } from './day/latePickUp';
import { untilSettled } from './untilSettled';

type Asked<T> = T & { readonly bill: Id<'bill'> };

/** Draws up a household's month, or draws it up again; then what had been put on it by hand stays, unless it is named. */
export function draftBill(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly household: Id<'household'>;
    readonly month: CivilMonth;
    readonly extras?: readonly ExtraItem[];
    readonly insured?: readonly Omit<WantedShare, 'payer'>[];
  },
  receipt: Receipt,
): Promise<Outcome<BillView> | Absent> {
  const { household, month } = asked;
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    if (!site) return absent;
    const id = deps.bills.idFor(site.id, household, month);
    const before = await deps.bills.find(id);
    if (before?.issued) return refused({ code: 'bill.alreadyIssued', facts: { month } });
    const insured =
      asked.insured?.map((one) => ({ ...one, payer: 'longTermCareInsurance' as const })) ??
      before?.drafted.insured ??
      [];
    const extras = asked.extras ?? before?.drafted.extras ?? [];
    const late = await lateExtras(deps, site, { household, month, extras });
    const lines = await linesNow(deps, site, { household, month, extras, late, insured });
    if (!lines.ok) return lines;
    if (lines.value.length === 0) return refused({ code: 'bill.nothingToBill', facts: { month } });
    const next: Bill = {
      id,
      site: { id: site.id, name: site.name },
      household,
      month,
      lines: lines.value,
      drafted: { ...doneBy(deps, actor), extras, late, insured },
      payments: [],
      revision: (before?.revision ?? 0) + 1,
    };
    return settled(deps, site, next, (body) => deps.bills.write(next, { receipt, body }));
  });
}

/** Draws the lines up once more: what the staff looked at must be what holds now. */
export function issueBill(
  deps: Deps,
  actor: Actor,
  asked: Asked<{ readonly revision: number; readonly dueOn: CivilDate }>,
  receipt: Receipt,
): Promise<Outcome<BillView> | Absent> {
  return untilSettled(async () => {
    const found = await billInReach(deps, actor, asked.bill);
    if (!found) return absent;
    const { bill, site } = found;
    if (!bill.issued && bill.revision !== asked.revision) return changed(bill);
    const [lines, exemptions] = await Promise.all([
      linesNow(deps, site, { ...bill.drafted, household: bill.household, month: bill.month }),
      deps.bills.exemptions(site.id),
    ]);
    if (!lines.ok) return lines;
    const next = issue(
      bill,
      {
        lines: lines.value,
        dueOn: asked.dueOn,
        exemptions,
        monthlyClause: monthlyClauseFor(deps, site, bill.month, bill.lines[0]?.offer),
      },
      doneBy(deps, actor),
    );
    if (!next.ok) return next;
    const isFirst = bill.issued === undefined;
    return settled(deps, site, next.value, (body) =>
      deps.bills.write(
        next.value,
        { receipt, body },
        isFirst ? [issuedNotice(body, asked.dueOn, deps.now())] : [],
      ),
    );
  });
}

function issuedNotice(bill: BillView, on: CivilDate, at: Instant): TellOf<'billIssued'> {
  return {
    kind: 'billIssued',
    to: { who: 'household', id: bill.household },
    about: { bill: bill.id, site: bill.site.id },
    facts: { site: bill.site.name, month: bill.month, amountFen: fen(Math.max(0, bill.familyFen)), on },
    at,
  };
}

export function correctBill(
  deps: Deps,
  actor: Actor,
  asked: Asked<{
    readonly revision: number;
    readonly reason: string;
    readonly what:
      | Extract<WantedCorrection['what'], { kind: 'change' }>
      | { readonly kind: 'add'; readonly item: ExtraItem };
  }>,
  receipt: Receipt,
): Promise<Outcome<BillView> | Absent> {
  const { reason, what } = asked;
  return untilSettled(async () => {
    const found = await billInReach(deps, actor, asked.bill);
    if (!found) return absent;
    const { bill, site } = found;
    if (bill.revision !== asked.revision) return changed(bill);
    const bookings = await deps.bookings.findAll([
      ...new Set([
        ...bill.lines.map(({ booking }) => booking),
        ...(what.kind === 'add' ? [what.item.booking] : []),
      ]),
    ]);
    const own = bookings.filter(({ household }) => household === bill.household);
    const drafting = await draftingFor(deps, site, bill.month, own);
    const wanted = what.kind === 'change' ? accepted(what) : added(what.item);
    if (!wanted.ok) return wanted;
    const next = correct(bill, { reason, what: wanted.value }, drafting, doneBy(deps, actor));
    if (!next.ok) return next;
    return settled(deps, site, next.value, (body) => deps.bills.write(next.value, { receipt, body }));

    function added(item: ExtraItem): Outcome<WantedCorrection['what']> {
      const booking = own.find(({ id }) => id === item.booking);
      const days = booking ? daysHere(drafting, booking) : [];
      const line = lineOfExtra(item, booking, days, { month: bill.month, number: 0 });
      return line.ok ? accepted({ kind: 'add', line: line.value }) : line;
    }
  });
}

/** Money that changed hands. Of two people who write it down at once, the second sees what the first has written. */
export function recordPayment(
  deps: Deps,
  actor: Actor,
  asked: Asked<{
    readonly direction: Payment['direction'];
    readonly kind: Payment['kind'];
    readonly amountFen: Fen;
    readonly reference?: string;
  }>,
  receipt: Receipt,
): Promise<Outcome<BillView> | Absent> {
  const { direction, kind, amountFen, reference } = asked;
  return untilSettled(async () => {
    const found = await billInReach(deps, actor, asked.bill);
    if (!found) return absent;
    const { bill, site } = found;
    const isReceipted = kind === 'cash' && direction === 'paid';
    const payment: Payment = {
      ...doneBy(deps, actor),
      kind,
      direction,
      amountFen,
      ...(isReceipted ? { receipt: await deps.bills.nextReceipt(site.id) } : {}),
      ...(reference === undefined ? {} : { reference }),
    };
    const next = payBill(bill, payment);
    if (!next.ok) return next;
    const body = viewOf(deps, site, next.value);
    const result = await deps.bills.writePayment(next.value, payment, { receipt, body });
    if (result === 'referenceUsed')
      return refused({ code: 'payment.referenceUsed', facts: { reference: reference ?? '' } });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export function viewOf(deps: Deps, site: Site, bill: Bill): BillView {
  return billView(bill, monthlyClauseFor(deps, site, bill.month, bill.lines[0]?.offer));
}

async function linesNow(
  deps: Deps,
  site: Site,
  {
    household,
    month,
    extras,
    late = [],
    insured,
  }: Pick<Bill, 'household' | 'month'> & Omit<Bill['drafted'], keyof Done>,
): Promise<ReturnType<typeof drawUp>> {
  const bookings = await bookingsOf(deps, site, household, month);
  const drafting = await draftingFor(deps, site, month, bookings);
  return drawUp({ ...drafting, extras: [...extras, ...late], shares: [...drafting.shares, ...insured] });
}

async function settled(
  deps: Deps,
  site: Site,
  next: Bill,
  write: (body: BillView) => Promise<'committed' | 'stale'>,
): Promise<Outcome<BillView> | 'again'> {
  const body = viewOf(deps, site, next);
  return (await write(body)) === 'committed' ? accepted(body) : 'again';
}

function changed({ revision }: Bill): Outcome<never> {
  return refused({ code: 'bill.changed', facts: { revision } });
}

function doneBy(deps: Deps, actor: Actor): Done {
  return { at: deps.now(), by: actor.account, role: actor.role };
}
