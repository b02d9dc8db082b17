import Taro from '@tarojs/taro';
import { named } from './actingFor';
import { allPages, type IsEnough } from './allPages';
import { failureFrom, offline, type Answer } from './answer';
import type { IdempotencyKey } from './key';
import { isPractising, practised } from './practice';
import { dropToken, tokenNow } from './token';

type Query = Readonly<Record<string, string | number | undefined>>;

type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
  readonly key?: IdempotencyKey;
};

const timeoutMs = 15_000;

function urlOf({ path, query = {} }: Call): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return `${HUIYUE_API}/v1${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

function headersOf({ body, key }: Call): Record<string, string> {
  const token = tokenNow();
  return {
    accept: 'application/json',
    ...(body && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
}

/** The one way out to the API. It never throws: every way a call can end is a value. */
async function send<T>(wanted: Call): Promise<Answer<T>> {
  const call = named(wanted);
  if (isPractising() && call.method !== 'GET') return practised;
  try {
    const { statusCode, data } = await Taro.request<T>({
      url: urlOf(call),
      method: call.method,
      header: headersOf(call),
      timeout: timeoutMs,
      dataType: 'json',
      ...(call.body && { data: JSON.stringify(call.body) }),
    });
    if (isSuccess(statusCode, data)) return { ok: true, data };
    const failure = failureFrom(statusCode, data);
    if (failure.kind === 'signedOut') dropToken();
    return failure;
  } catch {
    // No answer, or half of one. Whether the server acted is unknown, which is what the key is for.
    return offline;
  }
}

/** A network's own login page also answers 200, but not with JSON. */
function isSuccess(status: number, body: unknown): boolean {
  return status >= 200 && status < 300 && (status === 204 || (typeof body === 'object' && body !== null));
}

/** `path` begins behind `/v1`. The type is the contract's: the server builds its answers through the same one. */
export function get<T>(path: string, query?: Query): Promise<Answer<T>> {
  return send<T>({ method: 'GET', path, ...(query && { query }) });
}

type List<T> = { readonly items: readonly T[] };

/** A whole list, page after page. For lists that a person reads in one go and that are never long. */
export function getAll<T, More extends object = object>(
  path: string,
  query?: Query,
  isEnough?: IsEnough<T>,
): Promise<Answer<List<T> & More>> {
  return allPages<T, More>((cursor) => get(path, { ...query, limit: 50, cursor }), isEnough);
}

/** Every write carries the key of the form it came from. */
export function post<T>(path: string, body: object, key: IdempotencyKey): Promise<Answer<T>> {
  return send<T>({ method: 'POST', path, body, key });
}

export function put<T>(path: string, body: object, key: IdempotencyKey): Promise<Answer<T>> {
  return send<T>({ method: 'PUT', path, body, key });
}
