import type { PolicyPack } from '@huiyue/shared/contract/policyPack';
import { civilDate } from '@huiyue/shared/civil';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { expect, it } from 'vitest';
import { capOf, childcareFile, packFile, packOf, packWithCaps } from './pack';

const otherTown = packFile({
  key: 'othertown',
  documents: packFile().documents.map((document) => ({
    ...document,
    id: 'othertown.plan',
    jurisdiction: '990200',
  })),
  jurisdictions: [
    { code: '990000', name: '试验省', level: 'province' },
    { code: '990200', name: '邻市', level: 'city', parent: '990000' },
  ],
  clauses: [{ id: 'othertown.cap', document: 'othertown.plan', phrase: '不超过1500元' }],
});

it('takes two packs of one province that describe it alike', () => {
  const policy = assemblePolicy([packOf(), packOf({ pack: otherTown })]);
  expect(policy.jurisdictions.size).toBe(5);
});

it.each<[string, readonly PolicyPack[], string]>([
  [
    'a cap that cites a clause nobody wrote',
    [packWithCaps(capOf({ clause: 'testtown.nothing' }))],
    'testtown/fees.json, priceCaps, testtown.cap.990100.ever.ever: cites testtown.nothing, a clause no pack holds',
  ],
  [
    'a review that cites a clause nobody wrote',
    [packWithCaps(capOf({ review: { everyYears: 3, clause: 'testtown.nothing' } }))],
    'cites testtown.nothing, a clause no pack holds',
  ],
  [
    'a cap in a place nobody knows',
    [packWithCaps(capOf({ jurisdiction: '990177' }))],
    'no pack knows the jurisdiction 990177',
  ],
  [
    'a cap that cites the plan of the city next door',
    [packWithCaps(capOf({ clause: 'othertown.cap' })), packOf({ pack: otherTown })],
    'cites othertown.cap, a document of another place',
  ],
  [
    'a province that cites the plan of its city',
    [packWithCaps(capOf({ jurisdiction: '990000' }))],
    'cites testtown.cap, a document of another place',
  ],
  [
    'two caps on their only common day',
    [
      packWithCaps(
        capOf({ validity: { to: civilDate('2026-07-01') } }),
        capOf({ validity: { from: civilDate('2026-07-01') } }),
      ),
    ],
    'testtown/fees.json, priceCaps, testtown.cap.990100.2026-07-01.ever: has two answers for the same day: on 2026-07-01 testtown.cap.990100.ever.2026-07-01 answers as well',
  ],
  [
    'two caps of one id, though on different days',
    [
      packWithCaps(
        capOf({ id: 'testtown.cap.x', validity: { to: civilDate('2026-06-30') } }),
        capOf({ id: 'testtown.cap.x', validity: { from: civilDate('2026-07-01') } }),
      ),
    ],
    'testtown/7, rules, testtown.cap.x: two entries claim the id testtown.cap.x',
  ],
  [
    'two rules on who childcare is for',
    [
      packOf({
        childcare: childcareFile({
          scopes: [24, 36].map((ageBelowMonths) => ({
            id: `testtown.scope.${ageBelowMonths}`,
            jurisdiction: '990100',
            ageBelowMonths,
            clause: 'testtown.cap',
            validity: {},
          })),
        }),
      }),
    ],
    'testtown/childcare.json, scopes, testtown.scope.36: has two answers for the same day',
  ],
  [
    'a clause of a document that is not there',
    [packOf({ pack: packFile({ documents: otherTown.documents }) })],
    'testtown/7, clauses, testtown.cap: names document testtown.plan, which is not described',
  ],
  [
    'one pack given twice',
    [packOf(), packOf()],
    'testtown/7, documents, testtown.plan: two entries claim the id testtown.plan',
  ],
  [
    'a parent nobody knows',
    [
      packOf({
        pack: packFile({
          jurisdictions: [{ code: '990100', name: '试验市', level: 'city', parent: '999999' }],
        }),
      }),
    ],
    'jurisdictions, 990100: names the unknown parent 999999',
  ],
  [
    'a city below its county',
    [
      packOf({
        pack: packFile({
          jurisdictions: [
            { code: '990101', name: '试验县', level: 'county' },
            { code: '990100', name: '试验市', level: 'city', parent: '990101' },
          ],
        }),
      }),
    ],
    'jurisdictions, 990100: must lie below its parent 990101',
  ],
  [
    'one code with two names',
    [
      packOf(),
      packOf({
        pack: {
          ...otherTown,
          jurisdictions: [
            { code: '990000', name: '别的省', level: 'province' },
            { code: '990200', name: '邻市', level: 'city', parent: '990000' },
          ],
        },
      }),
    ],
    'othertown/7, jurisdictions, 990000: is described as 别的省 here and as 试验省 elsewhere',
  ],
  [
    'a damage note on a document that is not there',
    [
      packOf({
        damage: {
          damage: [],
          contradictions: [
            { id: 'testtown.x', document: 'gone.plan', statement: '一', asPrinted: [], effect: '二' },
          ],
        },
      }),
    ],
    'testtown.x: names document gone.plan, which no pack holds',
  ],
])('does not take %s', (_, packs, sentence) => {
  expect(() => assemblePolicy(packs)).toThrow(sentence);
});
