import { judgeChild } from '@huiyue/shared/childcare/judgeChild';
import { civilDate } from '@huiyue/shared/civil';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { expect, test } from 'vitest';
import { packOf } from '../../policy/pack';
import { publishedPolicy } from '../../support/policy';

const policy = await publishedPolicy();
const today = civilDate('2026-07-06');
const judged = (birthDate: string, jurisdiction = '360200') =>
  judgeChild(policy, { jurisdiction, birthDate: civilDate(birthDate) }, today);

test.each([
  ['a child of two may be entered', '2024-06-15', undefined],
  ['a child born today may be entered', '2026-07-06', undefined],
  [
    'a child born tomorrow may not',
    '2026-07-07',
    { code: 'child.bornInFuture', facts: { birthDate: '2026-07-07', today: '2026-07-06' } },
  ],
  ['a child a day short of three may be entered', '2023-07-07', undefined],
  [
    'a child who turns three today may not',
    '2023-07-06',
    {
      code: 'child.tooOld',
      facts: { ageInMonths: 36, ageBelowMonths: 36 },
      clause: { id: 'jingdezhen.scope' },
    },
  ],
  [
    'a centenarian may not',
    '1926-07-06',
    { code: 'child.tooOld', facts: { ageInMonths: 1200, ageBelowMonths: 36 } },
  ],
])('%s', (_, birthDate, expected) => {
  if (expected === undefined) expect(judged(birthDate)).toBeUndefined();
  else expect(judged(birthDate)).toMatchObject(expected);
});

test.each(['360200', '371000', '500231', '511781'])(
  'the plan of %s names an age, and it is cited',
  (city) => {
    expect(judged('2020-01-01', city)).toMatchObject({
      code: 'child.tooOld',
      clause: { phrase: expect.any(String) },
    });
  },
);

test('where no age is published none is guessed', () => {
  const silent = assemblePolicy([packOf()]);
  expect(
    judgeChild(silent, { jurisdiction: '990100', birthDate: civilDate('2020-01-01') }, today),
  ).toBeUndefined();
});
