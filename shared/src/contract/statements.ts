import * as z from 'zod';
import { roles } from '../people';
import { serviceLines } from '../policy/serviceLines';
import { subsidyKinds, subsidyUnits } from '../subsidies/subsidyLines';
import { books, faults } from '../subsidies/proof';
import { correctionReasons, statementActs, statementStates } from '../subsidies/statement';
import { unpaidReasons } from '../subsidies/subsidyAmount';
import {
  civilDate,
  civilMonth,
  clause,
  divisionCode,
  fen,
  idOf,
  instant,
  pageOf,
  placeInList,
  shortText,
} from './common';

const person = z.union([idOf('child'), idOf('elder')]);
const group = z.strictObject({ code: z.string(), label: z.string() });
const change = z.int().meta({ description: 'Whole fen; below zero where money goes back.' });

const claimed = {
  kind: z.enum(subsidyKinds),
  line: z.enum(serviceLines),
  group: group.nullable(),
  unit: z.enum(subsidyUnits),
  clause,
};

const subsidyLine = z
  .strictObject({
    ...claimed,
    count: z.int(),
    unitFen: fen.nullable().meta({ description: 'Null where they differ.' }),
    amountFen: fen,
    excludes: z.array(group),
  })
  .meta({ id: 'SubsidyLine' });

const unpaidLine = z
  .strictObject({
    kind: z.enum(subsidyKinds),
    line: z.enum(serviceLines),
    why: z.enum(unpaidReasons),
    unit: z.enum(subsidyUnits),
    count: z.int(),
    clause: clause.nullable(),
  })
  .meta({ id: 'UnpaidLine', description: 'What was served and pays nothing, and why.' });

const correctionLine = z
  .strictObject({
    ...claimed,
    month: civilMonth,
    reason: z.enum(correctionReasons),
    people: z.array(person),
    countChange: z.int(),
    changeFen: change,
  })
  .meta({ id: 'CorrectionLine', description: 'What a settled earlier month owes, or gets back.' });

const summary = {
  site: z.strictObject({ id: idOf('site'), name: z.string() }),
  month: civilMonth,
  state: z.enum(statementStates),
  revision: z.int(),
  totalFen: change,
};

export const statement = z
  .strictObject({
    ...summary,
    lines: z.array(subsidyLine),
    unpaid: z.array(unpaidLine),
    corrections: z.array(correctionLine),
    history: z.array(
      z.strictObject({
        act: z.enum(statementActs),
        at: instant,
        by: idOf('account'),
        role: z.enum(roles),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Statement' });
export type StatementView = z.infer<typeof statement>;

export const statements = pageOf(z.strictObject(summary).meta({ id: 'StatementSummary' }));
export type StatementSummary = z.infer<typeof statements>['items'][number];

/** The revision that was looked at: nobody confirms or approves what they did not see. */
export const statementMove = z.strictObject({ revision: z.int().min(1) });
export const statementReturn = statementMove.extend({
  reason: shortText(200).meta({ description: 'The institution reads it as written.' }),
});

export const cityMonthQuery = z.strictObject({ city: divisionCode, month: civilMonth });
export const cityMonthList = z.strictObject({ ...cityMonthQuery.shape, ...placeInList.shape });

export const fileFormats = ['csv', 'xlsx'] as const;
export const fileQuery = z.strictObject({ format: z.enum(fileFormats) });
/** A file inside JSON: a phone writes it down and opens it with what it has. */
export const statementFile = z
  .strictObject({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() })
  .meta({ id: 'StatementFile' });
export type StatementFile = z.infer<typeof statementFile>;

export const indicators = z
  .strictObject({
    month: civilMonth,
    lines: z.array(
      z.strictObject({
        line: z.enum(serviceLines),
        attendedMonths: z.int(),
        attendedMonthsByGroup: z.array(z.strictObject({ group: z.string(), attendedMonths: z.int() })),
        personDays: z.int(),
        units: z.int(),
        placeMonths: z.int(),
      }),
    ),
  })
  .meta({
    id: 'AttendanceIndicators',
    description: 'What was really used, counted from attendance. No people.',
  });
export type IndicatorsView = z.infer<typeof indicators>;

export const cityQuery = z.strictObject({ city: divisionCode });
export const proof = z
  .strictObject({
    city: divisionCode,
    at: instant,
    months: z.array(civilMonth),
    sites: z.int(),
    rows: z.int().meta({ description: 'Attendance rows that were compared.' }),
    isSound: z.boolean(),
    findingCount: z.int(),
    bookCounts: z.array(z.strictObject({ book: z.enum(books), count: z.int() })),
    /** The first of them where there are very many. */
    findings: z.array(
      z.strictObject({
        site: idOf('site'),
        month: civilMonth,
        book: z.enum(books),
        fault: z.enum(faults),
        person: person.nullable(),
        booking: idOf('booking').nullable(),
        line: z.enum(serviceLines).nullable(),
        on: civilDate.nullable(),
      }),
    ),
  })
  .meta({ id: 'NightlyProof' });
export type ProofView = z.infer<typeof proof>;
