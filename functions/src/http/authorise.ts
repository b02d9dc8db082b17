import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import type { Actor } from '@huiyue/shared/people';
import type { Tokens } from '../ports';
import type { RequestProblem } from './problems';

type Authorised = { readonly actor: Actor | undefined } | { readonly problem: RequestProblem };

/** Whether the caller may use the operation at all. Whose data it may touch is for the action to decide. */
export async function authorise(
  tokens: Tokens,
  endpoint: Endpoint,
  header: string | undefined,
): Promise<Authorised> {
  if (endpoint.for === 'everyone') return { actor: undefined };
  const token = /^Bearer ([\w.-]{1,4096})$/.exec(header ?? '')?.[1];
  if (token === undefined) return { problem: 'session.missing' };
  const actor = await tokens.read(token);
  if (actor === 'expired') return { problem: 'session.expired' };
  if (actor === 'forged') return { problem: 'session.refused' };
  if (endpoint.for !== 'signedIn' && !endpoint.for.includes(actor.role))
    return { problem: 'session.otherRole' };
  return { actor };
}
