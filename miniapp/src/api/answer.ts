import type { Problem } from '@huiyue/shared/contract/common';

/** How a call can fail, by what the person can do about it. */
export type FailureKind =
  /** A rule said no: say which, and what now. */
  | 'refused'
  /** The form is wrong: show it at the fields. */
  | 'invalid'
  /** Log in again. */
  | 'signedOut'
  /** Not there, or not theirs to see. */
  | 'missing'
  /** No answer came. What was sent is kept; sending again with the same key is safe. */
  | 'offline'
  /** Our fault. Sending again later may help. */
  | 'fault'
  /** A practice: the write was right, and was not sent. */
  | 'practised';

export type Failure = { readonly ok: false; readonly kind: FailureKind; readonly problem?: Problem };
export type Answer<T> = { readonly ok: true; readonly data: T } | Failure;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A gateway on the way may answer with something that is not ours at all; that is then a fault without a problem. */
function isProblem(body: unknown): body is Problem {
  return isRecord(body) && typeof body['code'] === 'string' && typeof body['requestId'] === 'string';
}

function kindOf(status: number, problem: Problem | undefined): FailureKind {
  if (status === 401) return 'signedOut';
  if (status === 403 || status === 404) return 'missing';
  if (status >= 500 || status === 429 || problem === undefined) return 'fault';
  return problem.code === 'request.invalid' ? 'invalid' : 'refused';
}

export function failureFrom(status: number, body: unknown): Failure {
  const problem = isProblem(body) ? body : undefined;
  return { ok: false, kind: kindOf(status, problem), ...(problem && { problem }) };
}

export const offline: Failure = { ok: false, kind: 'offline' };

/** Worth sending again as it stands: nothing was decided. */
export function canRetry({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'fault';
}

/** The server said no, for good. Who practises was told nothing by it. */
export function isRefusal(failure: Failure): boolean {
  return !canRetry(failure) && failure.kind !== 'practised';
}
