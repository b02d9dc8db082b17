import { createHmac } from 'node:crypto';
import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import type { Actor } from '@huiyue/shared/people';
import { describe, expect, test } from 'vitest';
import { clockAt } from '../../support/clock';

const secret = 'a secret of the tests, long enough to sign with';
const start = '2026-07-06T09:00:00+08:00';
const family: Actor = { account: 'acc_000001', role: 'family', household: 'hh_000001', sites: [] };
const staff: Actor = { account: 'acc_000002', role: 'institution', sites: ['site_000001'] };

function tokensAt(iso: string) {
  const clock = clockAt(iso);
  return { clock, tokens: tokensSignedWith(secret, clock.now) };
}

test.each([family, staff])('a token of ours says who is asking: %o', async (actor) => {
  const { tokens } = tokensAt(start);
  const { token } = await tokens.issue(actor);
  expect(await tokens.read(token)).toEqual(actor);
});

test('a token lives two hours, to the second', async () => {
  const { tokens, clock } = tokensAt(start);
  const { token, expiresAt } = await tokens.issue(family);
  clock.set('2026-07-06T10:59:59+08:00');
  expect(await tokens.read(token)).toEqual(family);
  clock.set('2026-07-06T11:00:00+08:00');
  expect(expiresAt).toBe(clock.now());
  expect(await tokens.read(token)).toBe('expired');
});

describe('a token is forged when', () => {
  const { tokens, clock } = tokensAt(start);
  const claims = {
    iss: 'huiyue',
    aud: 'huiyue',
    sub: 'acc_000001',
    exp: Math.floor(clock.now() / 1000) + 3600,
    role: 'family',
    household: 'hh_000001',
    sites: [],
  };
  const honest = { claims, alg: 'HS256', with: secret };
  const tampered = async () => {
    const { token } = await tokens.issue(family);
    const [head, , seal] = token.split('.');
    return [head, encoded({ ...claims, household: 'hh_000009' }), seal].join('.');
  };

  test('the counterpart, made as ours are, is none', async () => {
    expect(await tokens.read(signed(honest))).toEqual(family);
  });

  test.each([
    ['another secret signed it', () => signed({ ...honest, with: `${secret}!` })],
    ['its household was changed', tampered],
    ['a stronger algorithm signed it', () => signed({ ...honest, alg: 'HS512' })],
    ['nothing signed it', () => `${encoded({ alg: 'none' })}.${encoded(claims)}.`],
    ['it was meant for somebody else', () => signed({ ...honest, claims: { ...claims, aud: 'elsewhere' } })],
    ['somebody else issued it', () => signed({ ...honest, claims: { ...claims, iss: 'elsewhere' } })],
    ['it names no account', () => signed({ ...honest, claims: { ...claims, sub: 'nobody' } })],
    ['its role does not exist', () => signed({ ...honest, claims: { ...claims, role: 'mayor' } })],
    ['its site is no site', () => signed({ ...honest, claims: { ...claims, sites: ['cls_000001'] } })],
    ['it says nothing of sites', () => signed({ ...honest, claims: { ...claims, sites: undefined } })],
    ['it never ends', () => signed({ ...honest, claims: { ...claims, exp: undefined } })],
    ['it is no token at all', () => 'not.a.token'],
    ['it is empty', () => ''],
  ])('%s', async (_, make) => {
    expect(await tokens.read(await make())).toBe('forged');
  });
});

/** Made by hand, as a forger would. */
function signed({ claims, alg, with: key }: { claims: object; alg: string; with: string }): string {
  const content = `${encoded({ alg })}.${encoded(claims)}`;
  const digest = alg === 'HS512' ? 'sha512' : 'sha256';
  return `${content}.${createHmac(digest, key).update(content).digest('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

test('a short secret is refused before it can sign anything', () => {
  expect(() => tokensSignedWith('short', clockAt(start).now)).toThrow('at least 32 characters');
});
