import type * as z from 'zod';
import type { Role } from '../people';

/**
 * One operation of the API, the only source for its route, its validation, its types and its OpenAPI entry.
 * Every write (anything but GET) takes an `Idempotency-Key`, except signing in, which changes nothing.
 */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `:name` where the path carries an id. */
  readonly path: string;
  /** Who may call it; 'everyone' needs no token. */
  readonly for: 'everyone' | 'signedIn' | readonly Role[];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  readonly status: 200 | 201;
  /** Its answer holds a page for people; asked for as `text/html`, the page itself is sent. */
  readonly page?: boolean;
  /** Served by the local edition alone. */
  readonly isLocalOnly?: boolean;
};

/** A write that changes something, and is answered twice alike when it arrives twice. */
export function isWrite(endpoint: Endpoint): boolean {
  return endpoint.method !== 'GET' && endpoint.for !== 'everyone';
}
