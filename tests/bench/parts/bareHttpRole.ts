import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The HTTP server with no store, no rules and nobody to recognise: what a request costs before we begin. */
export async function serveNothing() {
  const app = new Hono().post('/v1/bookings', async (c) => {
    const body: unknown = await c.req.json();
    return c.json({ id: 'bkg_bare', body }, 201);
  });
  const port = await new Promise<number>((resolve) => {
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address) => resolve(address.port));
  });
  return { said: port, handle: async () => null };
}
