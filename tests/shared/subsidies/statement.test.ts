import { addMonthsTo, civilDate, civilMonth, startOfDay, type CivilMonth } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { roles, type Role } from '@huiyue/shared/people';
import { subsidyLinesOf } from '@huiyue/shared/subsidies/subsidyLines';
import { correctionsIn } from '@huiyue/shared/subsidies/corrections';
import { countMonth, type ServedDay } from '@huiyue/shared/subsidies/monthCount';
import type { Standing } from '@huiyue/shared/subsidies/standing';
import {
  firstDraft,
  moveStatement,
  statementActs,
  statementStates,
  totalFen,
  type Statement,
  type StatementAct,
  type StatementContent,
  type StatementState,
} from '@huiyue/shared/subsidies/statement';
import type { SubsidyRule } from '@huiyue/shared/subsidies/subsidyAmount';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elder, july, ruleOf, servedOn, standingOf } from './things';

const at = startOfDay(civilDate('2026-08-03'));
const by = (role: Role, now = at) => ({ at: now, by: 'acc_test000001', role }) as const;
const of = { site: 'site_test000001', city: '360200', month: july } as const;
const held = [standingOf('incapacitated'), standingOf('incapacitated', { person: elder(2) })];

function content(
  served: readonly ServedDay[],
  standings: readonly Pick<Standing, 'person' | 'group' | 'from' | 'to'>[] = held,
  rules: readonly SubsidyRule[] = [ruleOf()],
  month: CivilMonth = july,
): StatementContent {
  const counted = countMonth(month, served, standings);
  const rulesFor = (_: unknown, kind: string) => rules.filter((rule) => rule.kind === kind);
  return {
    ...subsidyLinesOf({ counted, redeemed: [], rulesFor, isFiled: true }),
    counted,
    redeemed: [],
    corrections: [],
  };
}

const came = content([servedOn('2026-07-01')]);
const statementIn = (state: StatementState, what = came, month = july): Statement => ({
  ...of,
  month,
  ...what,
  state,
  history: [{ act: 'draft', ...by('institution') }],
});

describe('moves', () => {
  const legal: Record<
    StatementAct,
    { readonly from: readonly StatementState[]; readonly by: readonly Role[]; readonly to: StatementState }
  > = {
    draft: { from: ['drafted', 'returned'], by: ['institution', 'regulator'], to: 'drafted' },
    confirm: { from: ['drafted'], by: ['institution'], to: 'confirmed' },
    return: { from: ['confirmed'], by: ['regulator'], to: 'returned' },
    approve: { from: ['confirmed'], by: ['regulator'], to: 'approved' },
    export: { from: ['approved'], by: ['regulator'], to: 'exported' },
    freeze: { from: ['exported'], by: ['regulator'], to: 'frozen' },
  };
  const cases = statementActs.flatMap((act) =>
    statementStates.flatMap((state) => roles.map((role) => [act, state, role] as const)),
  );
  test.each(cases)('%s of a %s statement by %s', (act, state, role) => {
    const moved = moveStatement(statementIn(state), act, came, by(role));
    const isLegal = legal[act].from.includes(state) && legal[act].by.includes(role);
    if (isLegal) {
      expect(moved).toMatchObject({ ok: true, value: { state: legal[act].to } });
      if (moved.ok) expect(moved.value.history).toHaveLength(2);
    } else {
      expect(moved).toMatchObject({
        ok: false,
        refusal: { code: 'statement.notOpenToAct', facts: { state, month: july } },
      });
    }
  });

  test('each is written down with who, when and why', () => {
    const moved = moveStatement(statementIn('confirmed'), 'return', undefined, {
      ...by('regulator'),
      reason: '人数不对',
    });
    expect(moved.ok && moved.value.history.at(-1)).toEqual({
      act: 'return',
      ...by('regulator'),
      reason: '人数不对',
    });
  });
});

describe('a month', () => {
  test('may be drafted while it runs, and confirmed when it is over', () => {
    const last = startOfDay(civilDate('2026-07-31'));
    expect(firstDraft(of, came, by('institution', last)).ok).toBe(true);
    expect(moveStatement(statementIn('drafted'), 'confirm', came, by('institution', last))).toMatchObject({
      ok: false,
      refusal: { code: 'statement.monthNotOver' },
    });
    const first = startOfDay(civilDate('2026-08-01'));
    expect(moveStatement(statementIn('drafted'), 'confirm', came, by('institution', first)).ok).toBe(true);
  });

  test('that has not begun has nothing to draft', () => {
    const june = startOfDay(civilDate('2026-06-30'));
    expect(firstDraft(of, came, by('institution', june))).toMatchObject({
      ok: false,
      refusal: { code: 'statement.monthNotOver' },
    });
  });
});

describe('nobody confirms or approves what is no longer so', () => {
  const more = content([servedOn('2026-07-01'), servedOn('2026-07-02')]);
  const noLonger = content([servedOn('2026-07-01')], []);
  test.each([
    ['confirm', 'drafted', 'institution', more],
    ['confirm', 'drafted', 'institution', noLonger],
    ['confirm', 'drafted', 'institution', undefined],
    ['approve', 'confirmed', 'regulator', more],
    ['approve', 'confirmed', 'regulator', undefined],
  ] as const)('%s', (act, state, role, current) => {
    expect(moveStatement(statementIn(state), act, current, by(role))).toMatchObject({
      ok: false,
      refusal: { code: 'statement.outdated', facts: { month: july } },
    });
  });

  test('a draft takes in what changed, and a later move does not', () => {
    const redrafted = moveStatement(statementIn('returned'), 'draft', more, by('institution'));
    expect(redrafted.ok && redrafted.value.counted).toEqual(more.counted);
    const exported = moveStatement(statementIn('approved'), 'export', more, by('regulator'));
    expect(exported.ok && exported.value.counted).toEqual(came.counted);
  });
});

test('from approval on, no sequence of moves changes a figure', () => {
  const wish = fc.record({
    act: fc.constantFrom(...statementActs),
    role: fc.constantFrom(...roles),
    isOther: fc.boolean(),
  });
  const other = content([servedOn('2026-07-05', { person: elder(2) })]);
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
      let statement = statementIn('drafted');
      let settled: Statement | undefined;
      for (const { act, role, isOther } of wishes) {
        const moved = moveStatement(statement, act, isOther ? other : came, by(role));
        if (!moved.ok) continue;
        expect(moved.value.history).toHaveLength(statement.history.length + 1);
        statement = moved.value;
        if (statement.state === 'approved') settled = statement;
        if (settled) {
          const { lines, corrections, counted } = settled;
          expect(statement).toMatchObject({ lines, corrections, counted });
          expect(['approved', 'exported', 'frozen']).toContain(statement.state);
        }
      }
    }),
  );
});

describe('corrections', () => {
  const august = civilMonth('2026-08');
  const both = content([servedOn('2026-07-01'), servedOn('2026-07-02', { person: elder(2) })]);
  const nothing = content([]);
  const correct = (settled: Statement, now: StatementContent, others: readonly Statement[] = []) =>
    correctionsIn(august, [settled, ...others], () => now);

  test('say what came too little, and for whom', () => {
    expect(correct(statementIn('frozen'), both)).toMatchObject([
      { month: july, reason: 'attendance', people: [elder(2)], countChange: 1, changeFen: 200_00 },
    ]);
  });

  test('take back what was too much', () => {
    expect(correct(statementIn('approved', both), nothing)).toMatchObject([
      { countChange: -2, changeFen: -400_00, people: [elder(1), elder(2)] },
    ]);
  });

  test.each(['drafted', 'confirmed', 'returned'] as const)(
    'are not for a month that is still %s',
    (state) => {
      expect(correct(statementIn(state), both)).toEqual([]);
    },
  );

  test('are none where nothing changed', () => {
    expect(correct(statementIn('frozen'), came)).toEqual([]);
  });

  test('tell an assessment and a rule from an attendance', () => {
    const assessed = content([servedOn('2026-07-01')], [standingOf('partlyIncapacitated')]);
    expect(
      correct(statementIn('frozen'), assessed).map(({ reason, changeFen }) => [reason, changeFen]),
    ).toEqual([
      ['standing', 100_00],
      ['standing', -200_00],
    ]);
    const higher = ruleOf({
      version: 'testtown/8',
      amounts: [{ group: { code: 'incapacitated', label: '失能' }, amountFen: fen(260_00) }],
    });
    const republished = content([servedOn('2026-07-01')], held, [higher]);
    const lines = correct(statementIn('frozen'), republished);
    expect(lines.map(({ reason }) => reason)).toEqual(['rule', 'rule']);
    expect(lines.reduce((sum, { changeFen }) => sum + changeFen, 0)).toBe(60_00);
  });

  test('that another month has already made are not made again, settled or not', () => {
    const settled = statementIn('frozen');
    const made = statementIn(
      'drafted',
      { ...nothing, corrections: correct(settled, both) },
      civilMonth('2026-09'),
    );
    expect(correct(settled, both, [made])).toEqual([]);
    // The same month drawn up again does not count itself.
    const itself = statementIn('drafted', { ...nothing, corrections: made.corrections }, august);
    expect(correct(settled, both, [itself])).toHaveLength(1);
  });

  test('make up, over all months, exactly what every month comes to in the end', () => {
    const someone = fc.record({
      day: fc.integer({ min: 1, max: 9 }),
      person: fc.integer({ min: 1, max: 3 }),
    });
    const july2 = (rows: readonly { readonly day: number; readonly person: number }[]) =>
      content(
        rows.map(({ day, person }) => servedOn(`2026-07-0${day}`, { person: elder(person) })),
        [...held, standingOf('partlyIncapacitated', { person: elder(3) })],
      );
    fc.assert(
      fc.property(fc.array(fc.array(someone, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), (truths) => {
        const [first = [], ...later] = truths;
        const statements = [statementIn('frozen', july2(first))];
        for (const [index, truth] of later.entries()) {
          const month = addMonthsTo(july, index + 1);
          const corrections = correctionsIn(month, statements, (asked) =>
            asked === july ? july2(truth) : nothing,
          );
          statements.push(statementIn('frozen', { ...nothing, corrections }, month));
        }
        const paid = statements.reduce((sum, statement) => sum + totalFen(statement), 0);
        expect(paid).toBe(totalFen(july2(truths.at(-1) ?? [])));
      }),
    );
  });
});

test('the total is the sum of its lines and corrections', () => {
  const statement = statementIn('drafted', {
    ...came,
    corrections: correctionsIn(civilMonth('2026-08'), [statementIn('frozen')], () => content([])),
  });
  expect(totalFen(statement)).toBe(0);
});
