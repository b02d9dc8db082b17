import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import type { Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Context, Hono } from 'hono';
import type * as z from 'zod';
import type { Absent } from '../actions/absent';
import { deskReaches } from '../actions/desk/area';
import { AnsweredBefore, type Deps, type KeptAnswer, type NamingReceipt, type Receipt } from '../ports';
import { authorise } from './authorise';
import { keptByTwin, receiptOf } from './idempotency';
import { readInput } from './input';
import { problemStatus, refusalProblem, requestProblem, type Answered } from './problems';

export type AppEnv = {
  Variables: { requestId: string; route: string; code: string | undefined; actor: Actor | undefined };
};

type Part<S> = S extends z.ZodType ? z.output<S> : object;

export type Input<E extends Endpoint> = {
  readonly params: Part<E['params']>;
  readonly query: Part<E['query']>;
  readonly body: Part<E['body']>;
  readonly actor: E['for'] extends 'everyone' ? undefined : Actor;
  readonly receipt: E['method'] extends 'GET' ? undefined : NamingReceipt;
};

type Act<E extends Endpoint> = (
  input: Input<E>,
) => Promise<Outcome<z.input<E['answer']>> | Absent> | Outcome<z.input<E['answer']>> | Absent;

/**
 * Serves one row of the contract: who may call, what it must look like, whether it was answered before; then one
 * action, and one answer. Nothing about a route is written down twice.
 */
export function operation<E extends Endpoint>(app: Hono<AppEnv>, deps: Deps, endpoint: E, act: Act<E>): void {
  app.on(endpoint.method, endpoint.path, async (c) => {
    c.set('route', endpoint.path);
    const { status, body } = await serve(c, deps, endpoint, act);
    if (status >= 400) c.set('code', codeOf(body));
    if (endpoint.page && status < 400 && 'html' in body && wantsPage(c)) return c.html(String(body.html));
    return c.json(body, status);
  });
}

function wantsPage(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/html');
}

type Sent = { readonly status: Answered['status']; readonly body: object };

async function serve<E extends Endpoint>(
  c: Context<AppEnv>,
  deps: Deps,
  endpoint: E,
  act: Act<E>,
): Promise<Sent> {
  const requestId = c.get('requestId');
  const authorised = await authorise(deps.tokens, endpoint, c.req.header('authorization'));
  if ('problem' in authorised) return requestProblem(authorised.problem, requestId);
  const { actor } = authorised;
  c.set('actor', actor);

  const read = await readInput(c, endpoint);
  if (!read.ok) return requestProblem('request.invalid', requestId, read.issues);

  const perform = async (receipt: NamingReceipt | undefined): Promise<Sent> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the edge: parsed by the very schemas this type is inferred from
    const input = { ...read.input, actor, receipt } as unknown as Input<E>;
    // Whoever is judged is judged by everything published so far, in whichever process it was published.
    await deps.publishing.takeUp();
    if (actor?.role === 'desk' && !(await deskReaches(deps, actor, read.input)))
      return requestProblem('notFound', requestId);
    const result = await act(input);
    if ('absent' in result) return requestProblem('notFound', requestId);
    return result.ok
      ? { status: endpoint.status, body: Object(result.value) }
      : refusalProblem(result.refusal, requestId);
  };

  if (!isWrite(endpoint) || !actor) return perform(undefined);
  const receipt = receiptOf(c.req, endpoint, actor, read.digest);
  if (!receipt) return requestProblem('idempotency.missing', requestId);
  // Nobody looks up beforehand whether the key was used: a repeat fails at the commit, or is refused on the way there.
  try {
    const sent = await perform(receipt);
    if (sent.status < 400) return sent;
    // It may be a repeat of what was answered long ago, or have a twin that committed just now, and that be the reason.
    const twin = await deps.answers.find(receipt.account, receipt.key);
    return twin ? repeated(twin, receipt, requestId) : sent;
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
    return repeated(await keptByTwin(deps.answers, receipt), receipt, requestId);
  }
}

/** The same answer as the first time, if it is the same request; a key stands for one request only. */
function repeated(kept: KeptAnswer, receipt: Receipt, requestId: string): Sent {
  return kept.bodyHash === receipt.bodyHash
    ? { status: receipt.status, body: Object(kept.body) }
    : refusalProblem({ code: 'idempotency.otherBody', facts: {} }, requestId);
}

function codeOf(body: object): string | undefined {
  return 'code' in body && typeof body.code === 'string' && body.code in problemStatus
    ? body.code
    : undefined;
}
