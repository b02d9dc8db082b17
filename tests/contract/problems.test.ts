import { problemStatus, refusalProblem, requestProblem } from '@huiyue/functions/http/problems';
import { problem } from '@huiyue/shared/contract/common';
import { fen } from '@huiyue/shared/money';
import { expect, test } from 'vitest';

test.each(Object.entries(problemStatus))('%s travels with status %i', (code, status) => {
  expect(code).toMatch(/^[a-z]+(\.[a-z]+)?$/i);
  expect([400, 401, 403, 404, 409, 413, 422, 429, 500]).toContain(status);
});

test('a refusal carries its facts, its clause, and the id of the request', () => {
  const clause = {
    id: 'testtown.cap',
    document: 'testtown.plan',
    title: '试验市方案',
    issuer: '试验市人民政府',
    status: 'issued',
    phrase: '费用每人每月不超过1500元',
    version: 'testtown/7',
  } as const;
  const facts = { priceFen: fen(150_001), capFen: fen(150_000) };
  const { status, body } = refusalProblem({ code: 'price.aboveCap', facts, clause }, 'request-1');
  expect(status).toBe(422);
  expect(problem.parse(body)).toEqual({ code: 'price.aboveCap', facts, clause, requestId: 'request-1' });
});

test('a problem of the request has the same shape, with what was wrong where', () => {
  const issues = [{ path: 'body.month', message: 'a month, YYYY-MM' }];
  expect(problem.parse(requestProblem('request.invalid', 'request-2', issues).body)).toEqual({
    code: 'request.invalid',
    issues,
    requestId: 'request-2',
  });
  expect(problem.parse(requestProblem('notFound', 'request-3').body)).toEqual({
    code: 'notFound',
    requestId: 'request-3',
  });
});
