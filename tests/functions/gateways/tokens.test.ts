import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import type { Actor } from '@huiyue/shared/people';
import { SignJWT, UnsecuredJWT } from 'jose';
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
  const key = new TextEncoder().encode(secret);
  const later = Math.floor(clock.now() / 1000) + 3600;
  const scope = { role: 'family', household: 'hh_000001', sites: [] };
  const honest = (payload: Record<string, unknown> = scope, alg = 'HS256') =>
    new SignJWT(payload)
      .setProtectedHeader({ alg })
      .setIssuer('huiyue')
      .setAudience('huiyue')
      .setSubject('acc_000001')
      .setExpirationTime(later);
  const tampered = async () => {
    const { token } = await tokens.issue(family);
    const [head, , seal] = token.split('.');
    const claims = {
      iss: 'huiyue',
      aud: 'huiyue',
      sub: 'acc_000001',
      exp: later,
      ...scope,
      household: 'hh_000009',
    };
    return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), seal].join('.');
  };

  test('the counterpart, made as ours are, is none', async () => {
    expect(await tokens.read(await honest().sign(key))).toEqual(family);
  });

  test.each([
    ['another secret signed it', () => honest().sign(new TextEncoder().encode(`${secret}!`))],
    ['its household was changed', tampered],
    ['a stronger algorithm signed it', () => honest(scope, 'HS512').sign(key)],
    [
      'nothing signed it',
      () =>
        new UnsecuredJWT(scope)
          .setIssuer('huiyue')
          .setAudience('huiyue')
          .setSubject('acc_000001')
          .setExpirationTime(later)
          .encode(),
    ],
    ['it was meant for somebody else', () => honest().setAudience('elsewhere').sign(key)],
    ['somebody else issued it', () => honest().setIssuer('elsewhere').sign(key)],
    ['it names no account', () => honest().setSubject('nobody').sign(key)],
    ['its role does not exist', () => honest({ ...scope, role: 'mayor' }).sign(key)],
    ['its site is no site', () => honest({ ...scope, sites: ['cls_000001'] }).sign(key)],
    ['it says nothing of sites', () => honest({ role: 'family' }).sign(key)],
    ['it is no token at all', () => 'not.a.token'],
    ['it is empty', () => ''],
  ])('%s', async (_, make) => {
    expect(await tokens.read(await make())).toBe('forged');
  });

  test('it never ends', async () => {
    const endless = new SignJWT(scope)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('huiyue')
      .setAudience('huiyue')
      .setSubject('acc_000001');
    expect(await tokens.read(await endless.sign(key))).toBe('forged');
  });
});

test('a short secret is refused before it can sign anything', () => {
  expect(() => tokensSignedWith('short', clockAt(start).now)).toThrow('at least 32 characters');
});
