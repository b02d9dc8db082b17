import { randomUUID } from 'node:crypto';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Deps } from '../ports';
import type { AppEnv } from './operation';
import { publicReads } from './etag';
import { requestProblem } from './problems';
import { serveAfter } from './routes/after';
import { serveAttendance } from './routes/attendance';
import { serveBills } from './routes/bills';
import { serveBookings } from './routes/bookings';
import { serveChildren } from './routes/children';
import { serveCircle } from './routes/circle';
import { serveClasses } from './routes/classes';
import { serveDesk } from './routes/desk';
import { serveDemoLogin } from './routes/demoLogin';
import { serveCarers } from './routes/carers';
import { serveElderCare } from './routes/elderCare';
import { serveMeals } from './routes/meals';
import { serveStandingOrders } from './routes/standingOrders';
import { servePeople } from './routes/people';
import { serveHouse } from './routes/house';
import { serveJudge } from './routes/judge';
import { serveNotices } from './routes/notices';
import { servePolicy } from './routes/policy';
import { servePublishing } from './routes/publishing';
import { serveRegistry } from './routes/registry';
import { serveServices } from './routes/services';
import { serveSession } from './routes/session';
import { serveSheets } from './routes/sheets';
import { serveSites } from './routes/sites';
import { serveStatements } from './routes/statements';
import { serveTrials } from './routes/trials';
import { serveToday } from './routes/today';
import { serveVouchers } from './routes/vouchers';

/** The largest honest request is an order of thirty-one items of some two hundred bytes each. */
const mostBodyBytes = 16 * 1024;
/** A city's whole notice on fees, with every sentence it rests on. */
const mostDraftBytes = 64 * 1024;
/** A photograph of sixty kilobytes, as text. */
const mostPictureBody = 96 * 1024;
const draftPath = endpoints.startDraft.path;

/** The whole API without any server: a request in, a response out. */
export function createApp(deps: Deps, edition: 'cloud' | 'local'): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.use(async (c, next) => {
    const startedAt = deps.now();
    c.set('requestId', randomUUID());
    c.set('route', '(none)');
    await next();
    c.header('X-Request-Id', c.get('requestId'));
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
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
  app.use(publicReads());
  const [usualLimit, draftLimit] = [bodyOf(mostBodyBytes), bodyOf(mostDraftBytes)];
  const pictureLimit = bodyOf(mostPictureBody);
  app.use((c, next) => {
    if (c.req.path.endsWith('/pictures')) return pictureLimit(c, next);
    return c.req.path.startsWith(draftPath) ? draftLimit(c, next) : usualLimit(c, next);
  });

  serveSession(app, deps);
  serveDemoLogin(app, deps, edition);
  servePolicy(app, deps);
  servePublishing(app, deps);
  serveJudge(app, deps);
  serveSites(app, deps);
  serveChildren(app, deps);
  servePeople(app, deps);
  serveCircle(app, deps);
  serveBookings(app, deps);
  serveClasses(app, deps);
  serveServices(app, deps);
  serveMeals(app, deps);
  serveCarers(app, deps);
  serveStandingOrders(app, deps);
  serveElderCare(app, deps);
  serveSheets(app, deps);
  serveAttendance(app, deps);
  serveBills(app, deps);
  serveStatements(app, deps);
  serveVouchers(app, deps);
  serveNotices(app, deps);
  serveDesk(app, deps);
  serveToday(app, deps);
  serveRegistry(app, deps);
  serveHouse(app, deps);
  serveTrials(app, deps);
  serveAfter(app, deps);

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

function bodyOf(maxSize: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize,
    onError: (c) => {
      const { status, body } = requestProblem('request.tooLarge', c.get('requestId'));
      return c.json(body, status);
    },
  });
}
