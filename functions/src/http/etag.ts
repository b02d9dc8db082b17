import { createHash } from 'node:crypto';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './operation';

type Endpoints = typeof endpoints;

/** What anybody may read without saying who they are. */
type PublicRead = {
  [Name in keyof Endpoints]: Endpoints[Name] extends { method: 'GET'; for: 'everyone' } ? Name : never;
}[keyof Endpoints];

const freshness = {
  /** Never written anew: a publication, or the words of a clause in one edition. */
  forGood: 'public, max-age=31536000, immutable',
  /** Rules that a regulator may change: nobody reads yesterday's for longer than a minute. */
  oneMinute: 'public, max-age=60',
  /** Free places: kept only to be asked whether they still hold. */
  askAgain: 'public, no-cache',
  /** The local edition's door: nobody's to keep. */
  never: 'no-store',
} as const;

/** A new public read does not compile until somebody has said how long it may be kept. */
const kept = {
  listDemoAccounts: 'never',
  listCities: 'oneMinute',
  readChildcarePolicy: 'oneMinute',
  findSites: 'askAgain',
  readSite: 'askAgain',
  readClassDays: 'askAgain',
  findServices: 'askAgain',
  listSiteServices: 'askAgain',
  listTrials: 'askAgain',
  listTours: 'askAgain',
  listRatings: 'askAgain',
  readService: 'askAgain',
  readServiceDays: 'askAgain',
  listMenus: 'askAgain',
  readPicture: 'forGood',
  listPublications: 'oneMinute',
  readPublication: 'forGood',
  readClause: 'oneMinute',
  listCaps: 'oneMinute',
  judgeCare: 'oneMinute',
  readRefundAhead: 'oneMinute',
  readRefundTerms: 'oneMinute',
  readSelfCheckSheet: 'oneMinute',
  readLateTerms: 'askAgain',
  listCompanionMeals: 'oneMinute',
} as const satisfies Record<PublicRead, keyof typeof freshness>;

const keptByPath = new Map<string, keyof typeof freshness>(
  Object.entries(kept).map(([name, how]) => [pathOf(name), how]),
);

function pathOf(name: string): string {
  return Object.entries(endpoints).find(([known]) => known === name)?.[1].path ?? '';
}

/** Public reads may be kept by whoever carries them, under a name for exactly these bytes; all else by nobody. */
export function publicReads(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const how = isRead && c.res.status === 200 ? keptByPath.get(c.get('route')) : undefined;
    if (how === undefined || how === 'never') return;
    // A version asked for by name has its words for good; the newest one may be followed by another.
    const names = c.req.query('version') !== undefined && c.get('route') === endpoints.readClause.path;
    // Read, and put back as bytes: of a body that was split in two, Node may cancel the half that is still to be sent.
    const body = await c.res.arrayBuffer();
    c.res = new Response(body, c.res);
    const etag = `"${createHash('sha256').update(Buffer.from(body)).digest('base64url')}"`;
    c.header('Cache-Control', freshness[names ? 'forGood' : how]);
    c.header('ETag', etag);
    if (!matches(c.req.header('if-none-match'), etag)) return;
    const { headers } = c.res;
    headers.delete('Content-Type');
    headers.delete('Content-Length');
    c.res = new Response(null, { status: 304, headers });
  };
}

/** As RFC 9110 has it for reads: the weak comparison, of any name in the list. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*');
}
