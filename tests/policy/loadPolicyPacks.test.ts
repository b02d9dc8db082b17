import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { civilDate } from '@huiyue/shared/civil';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import { priceCapOn } from '@huiyue/shared/policy/priceCaps';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { capOf, packWithCaps } from './pack';
import { packsFolder } from './sources';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
  await cp(packsFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Replaces words in one file, as a slip of the editor would. */
async function slip(file: string, printed: string | RegExp, typed: string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = before.replace(printed, typed);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

it('reads every city there is a folder for', async () => {
  const packs = await loadPolicyPacks(folder);
  expect(packs.map(({ pack }) => pack.key)).toEqual(
    expect.arrayContaining(['dianjiang', 'jingdezhen', 'wanyuan', 'weihai']),
  );
});

it('takes a new city from a new folder, with no code touched', async () => {
  await cp(join(folder, 'weihai'), join(folder, 'testtown'), { recursive: true });
  const files = Object.entries(packWithCaps(capOf()));
  await Promise.all(
    files.map(([name, content]) =>
      writeFile(join(folder, 'testtown', `${name}.json`), JSON.stringify(content)),
    ),
  );
  const policy = assemblePolicy(await loadPolicyPacks(folder));
  const asked = {
    line: 'childcare',
    classKind: 'toddlerClass',
    careMode: 'fullDay',
    institution: { isDesignated: true },
    on: civilDate('2026-12-01'),
  } as const;
  expect(priceCapOn(policy, { ...asked, jurisdiction: '990101' })?.capFen).toBe(150_000);
});

it('takes a cap a city publishes by editing one file', async () => {
  await slip('jingdezhen/fees.json', '"capFen": 200000', '"capFen": 195000');
  const policy = assemblePolicy(await loadPolicyPacks(folder));
  const asked = {
    line: 'childcare',
    classKind: 'toddlerClass',
    careMode: 'fullDay',
    institution: { isDesignated: true },
    on: civilDate('2026-12-01'),
  } as const;
  expect(priceCapOn(policy, { ...asked, jurisdiction: '360203' })?.capFen).toBe(195_000);
});

describe('says which file and which field is wrong', () => {
  it.each<[string, string, string | RegExp, string, string]>([
    [
      'a cap in yuan with a fraction',
      'jingdezhen/fees.json',
      '"capFen": 200000',
      '"capFen": 2000.5',
      'jingdezhen/fees.json: priceCaps.1.capFen must be an amount in whole fen',
    ],
    [
      'an unknown kind of class',
      'jingdezhen/childcare.json',
      '"infantClass"',
      '"babyClass"',
      'jingdezhen/childcare.json: classRules.0.classKind must be one of infantClass, toddlerClass',
    ],
    [
      'a window that ends before it begins',
      'jingdezhen/childcare.json',
      '"ageBelowMonths": 12',
      '"ageBelowMonths": 5',
      'jingdezhen/childcare.json: classRules.0.ageBelowMonths must lie above ageFromMonths',
    ],
    [
      'a day that does not exist',
      'weihai/constants.json',
      '2025-12-31',
      '2025-02-30',
      'validity.to must be a day that exists',
    ],
    [
      'a period that ends before it begins',
      'weihai/constants.json',
      '2025-12-31',
      '2018-12-31',
      'validity must not end before it begins',
    ],
    [
      'a status between issued and draft',
      'wanyuan/pack.json',
      '"status": "draft"',
      '"status": "law"',
      'wanyuan/pack.json: documents.0.status must be issued or draft',
    ],
    [
      'a status retyped on a clause',
      'wanyuan/pack.json',
      '"phrase":',
      '"status": "issued", "phrase":',
      'wanyuan/pack.json: clauses.0 Unrecognized key: "status"',
    ],
    [
      'an answer without a clause',
      'weihai/slots.json',
      '"value": null',
      '"value": 48',
      'weihai/slots.json: slots.0.clause an answer must name its clause',
    ],
    [
      'a reading without its confidence',
      'jingdezhen/pack.json',
      /,\s*"confidence": "high"/,
      '',
      'reading a reading and its confidence must stand together',
    ],
    [
      'a question the software does not ask',
      'weihai/slots.json',
      '"trialDays"',
      '"trailDays"',
      'must be a question the software asks',
    ],
    ['a lost bracket', 'weihai/damage.json', '{', '', 'weihai/damage.json: not readable as JSON'],
    [
      'a folder named after another city',
      'weihai/pack.json',
      '"key": "weihai"',
      '"key": "yantai"',
      'weihai/pack.json: key must be weihai, the name of its folder',
    ],
  ])('%s', async (_, file, printed, typed, sentence) => {
    await slip(file, printed, typed);
    await expect(loadPolicyPacks(folder)).rejects.toThrow(sentence);
  });

  it('a missing file', async () => {
    await rm(join(folder, 'wanyuan', 'slots.json'));
    await expect(loadPolicyPacks(folder)).rejects.toThrow(
      'wanyuan/slots.json: this file of the pack is missing',
    );
  });

  it('an empty folder', async () => {
    await rm(folder, { recursive: true });
    await cp(join(packsFolder, 'weihai'), folder, { recursive: true });
    await expect(loadPolicyPacks(folder)).rejects.toThrow('holds no policy pack');
  });
});
