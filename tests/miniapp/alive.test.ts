import { expect, test } from 'vitest';
import { aliveEvery } from '../../miniapp/src/api/alive';
import { failureFrom, offline } from '../../miniapp/src/api/answer';
import { CallFailed } from '../../miniapp/src/api/queries';

const after = (error: CallFailed | null) => aliveEvery(4000)({ state: { error } });
const refused = (status: number) =>
  new CallFailed(failureFrom(status, { code: 'notFound', facts: {}, requestId: 'refused' }));

test('what was answered, and what got no answer, is asked for again', () => {
  expect(after(null)).toBe(4000);
  expect(after(new CallFailed(offline))).toBe(4000);
  expect(after(refused(500))).toBe(4000);
});

test.each([401, 403, 404, 409])('what was refused with %d is not', (status) => {
  expect(after(refused(status))).toBe(false);
});
