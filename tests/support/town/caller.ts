import { randomUUID } from 'node:crypto';
import { problemStatus } from '@huiyue/functions/http/problems';
import { problem, type Problem } from '@huiyue/shared/contract/common';
import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints, type EndpointName } from '@huiyue/shared/contract/endpoints';
import type * as z from 'zod';

/** Where requests go: the app itself, or a server of it in another process. */
export type Door = (path: string, init: RequestInit) => Response | Promise<Response>;

export type Sending = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body exactly as sent, where it is not honest JSON. */
  readonly text?: string;
  /** A fresh one if left out; `null` sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answer<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

export type Send = <Schema extends z.ZodType>(
  endpoint: Endpoint & { readonly answer: Schema },
  sending?: Sending,
) => Promise<Answer<z.output<Schema>>>;

/**
 * Sends real requests and holds every answer against the contract on the way back: a success parses by its
 * endpoint's schema and carries its status; a refusal has the one shape, a known code, and that code's status.
 */
export function callerAt(door: Door, token?: string): Send {
  return async (endpoint, sending = {}) => {
    const response = await door(urlOf(endpoint, sending), initOf(endpoint, sending, token));
    const body: unknown = await response.json();
    if (response.status < 400) {
      if (response.status !== endpoint.status)
        throw new Error(`${endpoint.path} answered ${response.status} instead of ${endpoint.status}`);
      return { ok: true, status: response.status, body: endpoint.answer.parse(body) };
    }
    const read = problem.parse(body);
    if (problemStatus[read.code] !== response.status)
      throw new Error(`${endpoint.path} answered ${read.code} with status ${response.status}`);
    return { ok: false, status: response.status, problem: read };
  };
}

/** The body of a success. @throws with what was refused instead. */
export function done<Body>(answer: Answer<Body>): Body {
  if (answer.ok) return answer.body;
  throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
}

/** What a refusal said, without the id of the request, which is never the same. @throws when nothing was refused. */
export function refusal(answer: Answer<unknown>): Omit<Problem, 'requestId'> {
  if (answer.ok)
    throw new Error(`this should have been refused: ${JSON.stringify(answer.body).slice(0, 200)}`);
  const { requestId: _, ...said } = answer.problem;
  return said;
}

export function freshKey(): string {
  return randomUUID();
}

function urlOf({ path }: Endpoint, { params = {}, query }: Sending): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  return query ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}

function initOf(endpoint: Endpoint, sending: Sending, token: string | undefined): RequestInit {
  const key = sending.key === undefined && isWrite(endpoint) ? freshKey() : sending.key;
  const text = sending.text ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body));
  return {
    method: endpoint.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined || key === null ? {} : { 'idempotency-key': key }),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...sending.headers,
    },
    ...(text === undefined ? {} : { body: text }),
  };
}

export const endpointNames = Object.keys(endpoints).filter((name): name is EndpointName => name in endpoints);
