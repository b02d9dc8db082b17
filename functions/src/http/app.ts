import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Deps } from '../ports';
import type { AppEnv } from './operation';
import { requestProblem } from './problems';
import { serveBookings } from './routes/bookings';
import { serveChildren } from './routes/children';
import { serveClasses } from './routes/classes';
import { serveDemoLogin } from './routes/demoLogin';
import { servePeople } from './routes/people';
import { servePolicy } from './routes/policy';
import { serveServices } from './routes/services';
import { serveSession } from './routes/session';
import { serveSheets } from './routes/sheets';
import { serveSites } from './routes/sites';
import { serveStatements } from './routes/statements';
import { serveVouchers } from './routes/vouchers';

/** The largest honest request is an order of thirty-one items of some two hundred bytes each. */
const mostBodyBytes = 16 * 1024;

/** The whole API without any server: a request in, a response out. */
export function createApp(deps: Deps, edition: 'cloud' | 'local'): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.use(async (c, next) => {
    const startedAt = deps.now();
    c.set('requestId', randomUUID());
    c.set('route', '(none)');
    await next();
    c.header('X-Request-Id', c.get('requestId'));
    c.header('Cache-Control', 'no-store');
    const code = c.get('code');
    const role = c.get('actor')?.role;
    deps.log.request({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: c.get('route'),
      status: c.res.status,
      ...(code === undefined ? {} : { code }),
      ...(role === undefined ? {} : { role }),
      milliseconds: deps.now() - startedAt,
    });
  });
  app.use(
    bodyLimit({
      maxSize: mostBodyBytes,
      onError: (c) => {
        const { status, body } = requestProblem('request.tooLarge', c.get('requestId'));
        return c.json(body, status);
      },
    }),
  );

  serveSession(app, deps);
  serveDemoLogin(app, deps, edition);
  servePolicy(app, deps);
  serveSites(app, deps);
  serveChildren(app, deps);
  servePeople(app, deps);
  serveBookings(app, deps);
  serveClasses(app, deps);
  serveServices(app, deps);
  serveSheets(app, deps);
  serveStatements(app, deps);
  serveVouchers(app, deps);

  app.notFound((c) => {
    const { status, body } = requestProblem('notFound', c.get('requestId'));
    return c.json(body, status);
  });
  app.onError((error, c) => {
    deps.log.fault(error, { requestId: c.get('requestId'), route: c.get('route') });
    const { status, body } = requestProblem('internal', c.get('requestId'));
    return c.json(body, status);
  });
  return app;
}
