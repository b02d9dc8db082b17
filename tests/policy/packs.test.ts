import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { assemblePolicy, judgePacks } from '@huiyue/shared/policy/assemble';
import { inWords } from '@huiyue/shared/policy/problems';
import { slotKeys } from '@huiyue/shared/policy/slotKeys';
import { describe, expect, it } from 'vitest';
import { figuresInCode, misquotedPhrases, quotesOf, unsupportedFigures, unusedClauses } from './proofs';
import { packsFolder, readCode, readSources, sourcesFolder } from './sources';

/** The check of the published data itself; `npm run policy:check` runs this file alone. */
const packs = await loadPolicyPacks(packsFolder);
const sources = readSources(sourcesFolder);

if (!sources) {
  console.log(
    `The printed documents do not lie in ${sourcesFolder}: quotations are not compared with them. Name their folder in POLICY_SOURCES to do so.`,
  );
}

it('the packs fit together: nothing dangles, nothing has two answers for one day', () => {
  expect(inWords(judgePacks(packs))).toBe('');
  expect(assemblePolicy(packs).documents.size).toBe(packs.length);
});

/** Code that may print a sum equal to a published cap, each with its reason. */
const exempt = [
  { under: 'miniapp/src/pages/kit/', because: 'a sheet of interface samples, with a made-up document' },
];

it('no price cap and no rule stands as a figure in code', () => {
  const judged = readCode().filter(({ path }) => !exempt.some(({ under }) => path.startsWith(under)));
  expect(judged.length).toBeGreaterThan(0);
  expect(figuresInCode(packs, judged)).toEqual([]);
});

describe.each(packs.map((pack) => ({ name: pack.pack.name, pack })))('$name', ({ pack }) => {
  it.skipIf(!sources)(`prints all ${quotesOf(pack).length} quotations, letter by letter`, () => {
    expect(sources && misquotedPhrases(pack, sources)).toEqual([]);
  });

  it('states no figure that its words do not bear out', () => {
    expect(unsupportedFigures(pack)).toEqual([]);
  });

  it('quotes no clause in vain', () => {
    expect(unusedClauses(pack)).toEqual([]);
  });

  it('takes on explanation only what needs one', () => {
    const explained = [
      ...pack.constants.constants.map(({ key, saidAs }) => ({ id: key, saidAs })),
      ...pack.fees.billingRules.map(({ id, saidAs }) => ({ id, saidAs })),
    ].filter(({ saidAs }) => saidAs !== undefined);
    for (const { id, saidAs } of explained) {
      console.log(`${pack.pack.name} ${id}: 「${saidAs?.words ?? ''}」 ${saidAs?.because ?? ''}`);
    }
    expect(explained.map(({ id }) => id)).toEqual(
      pack.pack.key === 'weihai' ? ['weihai.billing.monthly'] : [],
    );
  });

  it('lists every question the software asks', () => {
    expect(pack.slots.slots.map(({ key }) => key)).toEqual([...slotKeys]);
  });
});
