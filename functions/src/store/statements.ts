import type { Instant } from '@huiyue/shared/civil';
import { civilDate, civilMonth, fen, idOf } from '@huiyue/shared/contract/common';
import { roles } from '@huiyue/shared/people';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { subsidyKinds, subsidyUnits } from '@huiyue/shared/subsidies/subsidyLines';
import { books, faults } from '@huiyue/shared/subsidies/proof';
import {
  correctionReasons,
  statementActs,
  statementRevision,
  statementStates,
  type Statement,
} from '@huiyue/shared/subsidies/statement';
import { unpaidReasons } from '@huiyue/shared/subsidies/subsidyAmount';
import * as z from 'zod';
import { AnsweredBefore, type NightlyProof, type Proofs, type Statements } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys } from './keys';
import { clauseRow } from './rows';
import { getRow, getRows, parsed, putRows, queryIndex, queryRows, type Table } from './table';
import { transact } from './transact';
import { ruleRow } from './vouchers';
import { newRow, nextRow } from './writes';

const instant = z.int();
const person = z.union([idOf('child'), idOf('elder')]);
const group = z.object({ code: z.string(), label: z.string() });

const claimed = {
  kind: z.enum(subsidyKinds),
  line: z.enum(serviceLines),
  rule: ruleRow,
  group: group.exactOptional(),
  unit: z.enum(subsidyUnits),
};

const statementRow = z.object({
  site: idOf('site'),
  city: z.string(),
  month: civilMonth,
  state: z.enum(statementStates),
  lines: z.array(
    z.object({
      ...claimed,
      count: z.int(),
      unitFen: fen.exactOptional(),
      amountFen: fen,
      excludes: z.array(group).exactOptional(),
    }),
  ),
  unpaid: z.array(
    z.object({
      kind: z.enum(subsidyKinds),
      line: z.enum(serviceLines),
      why: z.enum(unpaidReasons),
      unit: z.enum(subsidyUnits),
      count: z.int(),
      clause: clauseRow.exactOptional(),
    }),
  ),
  corrections: z.array(
    z.object({
      ...claimed,
      month: civilMonth,
      reason: z.enum(correctionReasons),
      people: z.array(person),
      countChange: z.int(),
      changeFen: z.int(),
    }),
  ),
  counted: z.array(
    z.object({
      person,
      line: z.enum(serviceLines),
      groups: z.array(z.string()),
      days: z.int(),
      units: z.int(),
      places: z.array(idOf('booking')),
      givenFen: fen.exactOptional(),
    }),
  ),
  redeemed: z.array(
    z.object({
      kind: z.enum(['voucher', 'purchase']),
      id: z.union([idOf('voucher'), idOf('purchase')]),
      booking: idOf('booking'),
      line: z.enum(serviceLines),
      on: civilDate,
      fen,
      rule: ruleRow,
    }),
  ),
  history: z.array(
    z.object({
      act: z.enum(statementActs),
      at: instant,
      by: idOf('account'),
      role: z.enum(roles),
      reason: z.string().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<Statement>;

const proofRow = z.object({
  city: z.string(),
  at: instant,
  months: z.array(civilMonth),
  sites: z.int(),
  rows: z.int(),
  findingCount: z.int(),
  // An earlier release said it of all books together; the next night says it of each.
  bookCounts: z.array(z.object({ book: z.enum(books), count: z.int() })).default([]),
  findings: z.array(
    z.object({
      site: idOf('site'),
      month: civilMonth,
      book: z.enum(books),
      fault: z.enum(faults),
      person: person.exactOptional(),
      booking: idOf('booking').exactOptional(),
      line: z.enum(serviceLines).exactOptional(),
      on: civilDate.exactOptional(),
    }),
  ),
}) satisfies z.ZodType<NightlyProof>;

export function statementsIn(table: Table, now: () => Instant): Statements {
  return {
    async find(site, month) {
      const row = await getRow(table, keys.statement(site, month));
      return row && parsed(statementRow, row);
    },
    async ofSite(site) {
      return (await queryRows(table, keys.statementsOf(site))).map((row) => parsed(statementRow, row));
    },
    /** The list may lag by a moment; what stands in it does not. */
    async inMonth(city, month) {
      const found = await queryIndex(table, indexKeys.statementsIn(city, month));
      const rows = await getRows(
        table,
        found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
      );
      return rows
        .map((row) => parsed(statementRow, row))
        .sort((one, other) => (one.site < other.site ? -1 : 1));
    },
    /** Every move adds one event, so the revision before it is known: of two moves at once, one is stale. */
    async write(next, reply) {
      const revision = statementRevision(next);
      const key = keys.statement(next.site, next.month);
      const index = indexKeys.statement(next.city, next.month, next.site);
      const row = { ...next, revision };
      const result = await transact(table, [
        answerWrite(table, reply, now()),
        revision === 1 ? newRow(table, key, row, index) : nextRow(table, key, row, revision - 1, index),
      ]);
      if (result.ok) return 'committed';
      if (result.failures[0]) throw new AnsweredBefore();
      return 'stale';
    },
  };
}

export function proofsIn(table: Table): Proofs {
  return {
    async latest(city) {
      const row = await getRow(table, keys.proof(city, 'LATEST'));
      return row && parsed(proofRow, row);
    },
    async keep(proof, on) {
      await putRows(table, [
        { ...proof, ...keys.proof(proof.city, on) },
        { ...proof, ...keys.proof(proof.city, 'LATEST') },
      ]);
    },
  };
}
