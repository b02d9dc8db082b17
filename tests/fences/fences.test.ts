import { describe, expect, it } from 'vitest';
import { lintCopyWith } from './lintTree';

interface Plant {
  readonly sentence: string;
  readonly path: string;
  readonly text: string;
  readonly rule: string;
}

const imports = 'no-restricted-imports';
const globals = 'no-restricted-globals';
const properties = 'no-restricted-properties';
const use = (from: string): string => `import { thing } from '${from}';\nthing();\n`;
const useType = (from: string): string =>
  `import type { Thing } from '${from}';\nexport type Mine = Thing;\n`;
const call = (expression: string): string => `export function planted() {\n  return ${expression};\n}\n`;

let count = 0;
function plant(sentence: string, folder: string, text: string, rule: string): Plant {
  count += 1;
  return { sentence, path: `${folder}/planted${count}.ts`, text, rule };
}

const forbidden: readonly Plant[] = [
  plant('shared reads no file', 'shared/src', use('node:fs'), imports),
  plant(
    'shared reads no file, not even through an export',
    'shared/src',
    `export * from 'node:fs';\n`,
    imports,
  ),
  plant('shared uses no library', 'shared/src', use('ulid'), imports),
  plant('shared uses zod in contract alone', 'shared/src/ledger', use('zod'), imports),
  plant('shared knows no function', 'shared/src', use('@huiyue/functions/ports'), imports),
  plant('shared does not climb out', 'shared/src/policy', use('../../../functions/src/ports'), imports),
  plant('shared has no clock', 'shared/src', call('new Date()'), globals),
  plant('shared has no clock under another name', 'shared/src/ledger', call('Date.now()'), globals),
  plant('shared has no chance', 'shared/src', call('Math.random()'), properties),
  plant('shared has no keys to make', 'shared/src', call('crypto.randomUUID()'), globals),
  plant('shared has no environment', 'shared/src', call('process.env'), globals),
  plant('shared does not wait', 'shared/src', call('setTimeout(planted, 1)'), globals),
  plant('shared has no network', 'shared/src/contract', call(`fetch('/')`), globals),
  plant('contract uses zod and nothing else', 'shared/src/contract', use('hono'), imports),
  plant(
    'contract does not take what only begins like zod',
    'shared/src/contract',
    use('zod-to-json-schema'),
    imports,
  ),
  plant('childcare does not know day care', 'shared/src/childcare', use('../dayCare/fees'), imports),
  plant('day care does not know meals', 'shared/src/dayCare', use('../meals/fees'), imports),
  plant('meals do not know home care', 'shared/src/meals', use('../homeCare/fees'), imports),
  plant('home care does not know childcare', 'shared/src/homeCare', use('../childcare/fees'), imports),
  plant(
    'a route does not hold the SDK',
    'functions/src/http/routes',
    use('@aws-sdk/client-dynamodb'),
    imports,
  ),
  plant(
    'a route does not reach the store',
    'functions/src/http/routes',
    use('../../store/bookings'),
    imports,
  ),
  plant('a route builds nothing real', 'functions/src/http/routes', use('../../deps'), imports),
  plant('an action uses no library', 'functions/src/actions', use('hono'), imports),
  plant(
    'an action uses no library in a scope either',
    'functions/src/actions',
    use('@hono/node-server'),
    imports,
  ),
  plant('an action does not hold the SDK', 'functions/src/actions', use('@aws-sdk/lib-dynamodb'), imports),
  plant(
    'an action reaches the store through its port',
    'functions/src/actions',
    use('../store/bookings'),
    imports,
  ),
  plant('an action builds nothing real', 'functions/src/actions', use('../deps'), imports),
  plant('the store knows no HTTP library', 'functions/src/store', use('hono/http-exception'), imports),
  plant('the store knows no route', 'functions/src/store', use('../http/app'), imports),
  plant('a gateway knows no route', 'functions/src/gateways', use('../http/problems'), imports),
  plant('nothing imports an entry', 'functions/src', use('./entry/api'), imports),
  plant('functions do not know the mini-program', 'functions/src', use('@huiyue/miniapp/app'), imports),
  plant(
    'functions name shared and do not climb to it',
    'functions/src',
    use('../../shared/src/civil'),
    imports,
  ),
  plant('infra knows functions by path alone', 'infra', use('@huiyue/functions/ports'), imports),
  plant('the mini-program knows no function', 'miniapp/src/pages', use('@huiyue/functions/ports'), imports),
  plant(
    'the mini-program does not climb out',
    'miniapp/src/ui',
    use('../../../functions/src/ports'),
    imports,
  ),
  plant(
    'the mini-program takes types, not schemas',
    'miniapp/src/api',
    use('@huiyue/shared/contract/booking'),
    imports,
  ),
  plant('the mini-program has no server', 'miniapp/src/api', use('hono/client'), imports),
  plant('a phone has no Node', 'miniapp/src/platform', use('node:crypto'), imports),
  plant('a phone has no Intl', 'miniapp/src/ui', call('new Intl.NumberFormat()'), globals),
  plant('a phone makes no code', 'miniapp/src/ui', call(`new Function('return 1')`), globals),
  plant(
    'a page does not call the network',
    'miniapp/src/pages',
    `import Taro from '@tarojs/taro';\n${call(`Taro.request({ url: '/' })`)}`,
    properties,
  ),
  plant(
    'a feature does not log in by itself',
    'miniapp/src/features/booking',
    `import Taro from '@tarojs/taro';\n${call('Taro.login()')}`,
    properties,
  ),
  plant('nothing is any', 'functions/src', `export const planted: any = 1;\n`, 'no-explicit-any'),
  plant('nothing is exported without a name', 'shared/src', `export default 1;\n`, 'no-default-export'),
  plant('a function logs through its log', 'functions/src/actions', call('console.log(1)'), 'no-console'),
];

const circle = {
  'functions/src/actions/circleA.ts': `import { b } from './circleB';\nexport const a = () => b();\n`,
  'functions/src/actions/circleB.ts': `import { a } from './circleA';\nexport const b = () => a();\n`,
};

const allowed: readonly Plant[] = [
  plant('contract uses zod', 'shared/src/contract', use('zod'), imports),
  plant('contract uses the rest of shared', 'shared/src/contract', use('../civil'), imports),
  plant('a service line uses what is above it', 'shared/src/childcare', use('../civil'), imports),
  plant('an action uses shared', 'functions/src/actions', use('@huiyue/shared/civil'), imports),
  plant('an action names types of the store', 'functions/src/actions', useType('../store/bookings'), imports),
  plant(
    'a route uses hono and actions',
    'functions/src/http/routes',
    use('hono') + useType('../../actions/x'),
    imports,
  ),
  plant('local may use everything in functions', 'functions/src/local', use('../entry/api'), imports),
  plant(
    'the mini-program names types of the contract',
    'miniapp/src/api',
    useType('@huiyue/shared/contract/x'),
    imports,
  ),
];

const fenceRules = [
  imports,
  globals,
  properties,
  'no-cycle',
  'no-default-export',
  'no-explicit-any',
  'no-console',
];

const planted = Object.fromEntries([...forbidden, ...allowed].map(({ path, text }) => [path, text]));
const findings = lintCopyWith({ ...planted, ...circle });

function findingsIn(path: string): string[] {
  return findings
    .filter(({ filename }) => filename.replaceAll('\\', '/').endsWith(path))
    .map(({ code }) => code);
}

describe('the linter stops it when', () => {
  it.each(forbidden)('$sentence', ({ path, rule }) => {
    expect(findingsIn(path)).toContainEqual(expect.stringContaining(`(${rule})`));
  });

  it.each(Object.keys(circle))('a file goes round in a circle: %s', (path) => {
    expect(findingsIn(path)).toContainEqual(expect.stringContaining('(no-cycle)'));
  });
});

describe('the linter lets it pass that', () => {
  it.each(allowed)('$sentence', ({ path, rule }) => {
    expect(findingsIn(path)).not.toContainEqual(expect.stringContaining(`(${rule})`));
  });
});

it('without the plants every fence stands', () => {
  const broken = lintCopyWith({}).filter(({ code }) => fenceRules.some((rule) => code.includes(`(${rule})`)));
  expect(broken).toEqual([]);
});
