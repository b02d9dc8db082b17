import { describe, expect, it } from 'vitest';
import { canRetry, failureFrom, offline } from '../../miniapp/src/api/answer';

const problem = (code: string) => ({ code, requestId: 'req_1' });

describe('what a failed call means to a person', () => {
  it.each([
    ['a rule said no', 422, problem('price.aboveCap'), 'refused'],
    ['the place is taken', 409, problem('place.full'), 'refused'],
    ['the form is wrong', 400, problem('request.invalid'), 'invalid'],
    ['the session has ended', 401, problem('session.ended'), 'signedOut'],
    ['it is not theirs', 403, problem('notFound'), 'missing'],
    ['it is not there', 404, problem('notFound'), 'missing'],
    ['too many calls', 429, problem('tooMany'), 'fault'],
    ['the server failed', 500, problem('internal'), 'fault'],
    ['a gateway answered with a page', 502, '<html>', 'fault'],
    ['a stranger answered with a refusal of its own', 400, { message: 'no' }, 'fault'],
  ] as const)('%s', (_name, status, body, kind) => {
    expect(failureFrom(status, body).kind).toBe(kind);
  });

  it('keeps the problem, with its clause, for the words', () => {
    const body = { ...problem('price.aboveCap'), facts: { capFen: 200_000 } };
    expect(failureFrom(422, body).problem).toEqual(body);
  });

  it('lets a send be repeated only where nothing was decided', () => {
    expect(canRetry(offline)).toBe(true);
    expect(canRetry(failureFrom(503, undefined))).toBe(true);
    expect(canRetry(failureFrom(409, problem('place.full')))).toBe(false);
    expect(canRetry(failureFrom(401, problem('session.ended')))).toBe(false);
  });
});
