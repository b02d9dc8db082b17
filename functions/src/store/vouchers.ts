import type { Booking } from '@huiyue/shared/booking';
import type { Instant } from '@huiyue/shared/civil';
import { civilDate, fen, idOf } from '@huiyue/shared/contract/common';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Standing } from '@huiyue/shared/subsidies/standing';
import { tableShape } from '@huiyue/shared/tableShape';
import { purchaseRevision, type Purchase } from '@huiyue/shared/vouchers/purchase';
import { spendingOf, type Spending } from '@huiyue/shared/vouchers/spending';
import type { Voucher } from '@huiyue/shared/vouchers/voucher';
import * as z from 'zod';
import { AnsweredBefore, type Purchases, type Standings, type Vouchers } from '../ports';
import { answerWrite } from './answers';
import { keys } from './keys';
import { clauseRow } from './rows';
import { getRow, parsed, queryRows, type Row, type Table, type Write } from './table';
import { transact } from './transact';
import { commitNew, newRow, nextRow } from './writes';

const instant = z.int();
const person = z.union([idOf('child'), idOf('elder')]);
export const ruleRow = z.object({ id: z.string(), version: z.string(), clause: clauseRow });

/** Whose it is now lies flat, so that one condition can ask for it. */
const voucherRow = z.object({
  id: idOf('voucher'),
  person,
  scope: z.object({
    lines: z.array(z.enum(serviceLines)).exactOptional(),
    sites: z.array(idOf('site')).exactOptional(),
    jurisdictions: z.array(z.string()).exactOptional(),
  }),
  from: civilDate,
  to: civilDate,
  valueFen: fen,
  rule: ruleRow,
  issuedBy: idOf('account'),
  issuedAt: instant,
  spentIn: idOf('booking').exactOptional(),
  spentUntil: instant.exactOptional(),
});

const purchaseRow = z.object({
  id: idOf('purchase'),
  person,
  line: z.enum(serviceLines),
  from: civilDate,
  to: civilDate,
  visits: z.int(),
  visitFen: fen,
  rule: ruleRow,
  grantedBy: idOf('account'),
  grantedAt: instant,
  delivered: z.array(z.object({ booking: idOf('booking'), on: civilDate, site: idOf('site'), fen })),
}) satisfies z.ZodType<Purchase>;

const standingRow = z.object({
  id: idOf('standing'),
  person,
  group: z.string(),
  from: civilDate,
  to: civilDate.exactOptional(),
  proof: z.string(),
  by: idOf('account'),
  at: instant,
}) satisfies z.ZodType<Standing>;

export function vouchersIn(table: Table, now: () => Instant): Vouchers {
  return {
    async issue(voucher, reply) {
      const key = keys.voucher(voucher.person, voucher.id);
      await commitNew(table, [newRow(table, key, { ...voucher })], reply, now());
    },
    async find(whose, id) {
      const row = await getRow(table, keys.voucher(whose, id));
      return row && voucherFrom(row);
    },
    async ofPerson(whose) {
      return (await queryRows(table, keys.vouchersOf(whose))).map(voucherFrom);
    },
  };
}

export function purchasesIn(table: Table, now: () => Instant): Purchases {
  return {
    async grant(purchase, reply) {
      await commitNew(
        table,
        [newRow(table, keys.purchase(purchase.person, purchase.id), { ...purchase, revision: 0 })],
        reply,
        now(),
      );
    },
    async find(whose, id) {
      const row = await getRow(table, keys.purchase(whose, id));
      return row && parsed(purchaseRow, row);
    },
    async ofPerson(whose) {
      return (await queryRows(table, keys.purchasesOf(whose))).map((row) => parsed(purchaseRow, row));
    },
    /**
     * The revision is the number of visits: of two that would be the tenth, one comes back as stale. So does whoever counts
     * a visit against another purchase in the same instant, for a visit that is paid has one row of its own.
     */
    async deliver(next, from, reply) {
      const { id, person, delivered } = next;
      const revision = purchaseRevision(next);
      const paid = delivered
        .slice(from)
        .map(({ booking, on }) => newRow(table, keys.paidVisit(booking, on), { purchase: id }));
      const result = await transact(table, [
        answerWrite(table, reply, now()),
        ...(revision === from
          ? []
          : [nextRow(table, keys.purchase(person, id), { ...next, revision }, from)]),
        ...paid,
      ]);
      if (result.ok) return 'committed';
      if (result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
  };
}

export function standingsIn(table: Table, now: () => Instant): Standings {
  return {
    async record(standing, reply) {
      const key = keys.standing(standing.person, standing.id);
      await commitNew(table, [newRow(table, key, { ...standing })], reply, now());
    },
    async ofPerson(whose) {
      return (await queryRows(table, keys.standingsOf(whose))).map((row) => parsed(standingRow, row));
    },
  };
}

function voucherFrom(row: Row): Voucher {
  const { spentIn, spentUntil, ...voucher } = parsed(voucherRow, row);
  return {
    ...voucher,
    ...(spentIn === undefined
      ? {}
      : { spent: { booking: spentIn, ...(spentUntil === undefined ? {} : { until: spentUntil }) } }),
  };
}

/**
 * What a booking's write does to its voucher, to join the same commit; nothing where it names none. The condition is what
 * makes it impossible for two bookings to have one voucher.
 */
export function voucherWrite(
  table: Table,
  before: Booking | undefined,
  after: Booking,
  now: Instant,
): { readonly write: Write; readonly refusal: Refusal } | undefined {
  const voucher = after.support?.voucher;
  const spending = voucher && spendingOf(before, after, now);
  if (!voucher || !spending) return undefined;
  return {
    write: {
      Update: {
        TableName: table.name,
        Key: keys.voucher(after.recipient.id, voucher.id),
        ...updateOf(spending, now),
      },
    },
    refusal:
      spending.do === 'take'
        ? { code: 'voucher.spent', facts: { voucher: voucher.id } }
        : // The hold had run out by the clock of the server that gave the voucher to another booking.
          { code: 'booking.notOpenToAct', facts: { state: 'expired' } },
  };
}

const names = { '#in': 'spentIn', '#until': 'spentUntil' };

function updateOf(spending: Spending, now: Instant): Omit<NonNullable<Write['Update']>, 'TableName' | 'Key'> {
  const { booking } = spending;
  const isOurs = '#in = :booking';
  switch (spending.do) {
    case 'take': {
      const { until } = spending;
      return {
        UpdateExpression:
          until === undefined ? 'SET #in = :booking REMOVE #until' : 'SET #in = :booking, #until = :until',
        ConditionExpression: `attribute_exists(#pk) AND (attribute_not_exists(#in) OR ${isOurs} OR #until <= :now)`,
        ExpressionAttributeNames: { ...names, '#pk': tableShape.partitionKey },
        ExpressionAttributeValues: {
          ':booking': booking,
          ':now': now,
          ...(until === undefined ? {} : { ':until': until }),
        },
      };
    }
    case 'keep':
      return {
        UpdateExpression: 'REMOVE #until',
        ConditionExpression: isOurs,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':booking': booking },
      };
    case 'free':
      return {
        UpdateExpression: 'REMOVE #in, #until',
        ConditionExpression: isOurs,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':booking': booking },
      };
  }
}
