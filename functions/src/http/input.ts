import { createHash } from 'node:crypto';
import type { Problem } from '@huiyue/shared/contract/common';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import type { Context } from 'hono';
import type * as z from 'zod';

type Issues = NonNullable<Problem['issues']>;

export type ReadInput =
  | {
      readonly ok: true;
      readonly input: { readonly params: unknown; readonly query: unknown; readonly body: unknown };
      /** Of the body as sent, for telling a repeat from another request under the same key. */
      readonly digest: string;
    }
  | { readonly ok: false; readonly issues: Issues };

/** Path, query and body through the endpoint's schemas; all that is wrong is told at once. */
export async function readInput(c: Context, endpoint: Endpoint): Promise<ReadInput> {
  const text = endpoint.method === 'GET' ? '' : await c.req.text();
  const json = parseJson(endpoint.body === undefined ? '' : text);
  if (!json.ok) return { ok: false, issues: [{ path: 'body', message: 'not JSON' }] };

  const issues: Issues = [];
  const part = (name: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return {};
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    issues.push(
      ...result.error.issues.map(({ path, message }) => ({ path: [name, ...path].join('.'), message })),
    );
    return undefined;
  };
  const input = {
    params: part('path', endpoint.params, c.req.param()),
    query: part('query', endpoint.query, singleValues(c.req.queries())),
    body: part('body', endpoint.body, json.value),
  };
  const digest = createHash('sha256').update(text).digest('base64url');
  return issues.length > 0 ? { ok: false, issues } : { ok: true, input, digest };
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** A parameter given twice stays a list, which no schema accepts. */
function singleValues(queries: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => {
      const [only] = values;
      return [name, values.length === 1 && only !== undefined ? only : values];
    }),
  );
}
