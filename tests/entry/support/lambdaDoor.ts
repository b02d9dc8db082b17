import type { Door } from '../../support/town/caller';
import { apiEvent, type ApiHandler } from './apiEvent';

/** Sends each request the way it reaches the function in the cloud: as an event of API Gateway, and back. */
export function lambdaDoor(handler: ApiHandler): Door {
  return async (path, { method = 'GET', headers, body }) => {
    const { pathname, search } = new URL(path, 'http://door');
    const result = await handler(
      apiEvent({
        method,
        path: pathname,
        query: search.slice(1),
        headers: Object.fromEntries(new Headers(headers)),
        ...(typeof body === 'string' ? { body } : {}),
      }),
    );
    return new Response(result.body, { status: result.statusCode, headers: result.headers });
  };
}
