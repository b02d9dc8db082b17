import { hourMs, instantOf, isoAt, type Instant } from '@huiyue/shared/civil';
import type { CallbackView } from '@huiyue/shared/contract/desk';
import {
  byUrgency,
  callAt,
  claim,
  claimOn,
  endsCall,
  withAttempt,
  type Callback,
  type CallOutcome,
} from '@huiyue/shared/desk/callback';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { pageFrom, type PagePosition } from '../pages';
import { untilSettled } from '../untilSettled';
import { answersFor, placesOf } from './area';
import { endNoticeCalls } from './gather';
import { workerOf } from './workers';

type Page = { readonly items: CallbackView[]; readonly next: string | null };

/** What is open in the desk's area; or one whole round, so that nobody on it can be overlooked. */
export async function listCallbacks(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly pause: Id<'areaPause'> | undefined },
): Promise<Page> {
  const now = deps.now();
  const found = asked.pause
    ? await deps.callbacks.due(asked.pause, '~')
    : (await Promise.all(placesOf(deps, actor).map((code) => deps.callbacks.listed(`OPEN#${code}`)))).flat();
  const own = found
    .filter(({ jurisdiction }) => answersFor(deps, actor, jurisdiction))
    .sort((a, b) => Number(a.isClosed) - Number(b.isClosed) || byUrgency(now)(a, b));
  const { items, next } = pageFrom(own, asked);
  return { items: await Promise.all(items.map((one) => callbackView(deps, one, actor, now))), next };
}

/** Of two workers who press at once one has the call, and the other reads who. */
export function claimCallback(
  deps: Deps,
  actor: Actor,
  id: Id<'callback'>,
  receipt: Receipt,
): Promise<Outcome<CallbackView> | Absent> {
  return change(deps, actor, id, receipt, async (callback, now) => {
    const claimed = claim(callback, await workerOf(deps, actor), now);
    if (claimed) return accepted(claimed);
    return callback.isClosed ? closed : taken(callback, now);
  });
}

/** An outcome, and the next try where nobody was reached. Only of whoever has the call: two stories of it are none. */
export function recordCall(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly callback: Id<'callback'>;
    readonly outcome: CallOutcome;
    readonly note?: string;
    readonly nextAt?: string;
  },
  receipt: Receipt,
): Promise<Outcome<CallbackView> | Absent> {
  const { outcome, note, nextAt } = asked;
  return change(deps, actor, asked.callback, receipt, async (callback, now) => {
    if (callback.isClosed) return closed;
    const holder = claimOn(callback, now);
    if (holder?.by !== actor.account)
      return holder ? taken(callback, now) : refused({ code: 'callback.notClaimed', facts: {} });
    if (endsCall(outcome)) await endNoticeCalls(deps, actor, callback);
    return accepted(
      withAttempt(callback, {
        at: now,
        by: actor.account,
        outcome,
        ...(note === undefined ? {} : { note }),
        ...(endsCall(outcome) ? {} : { nextAt: nextAt === undefined ? now + hourMs : instantOf(nextAt) }),
      }),
    );
  });
}

const closed = refused({ code: 'callback.closed', facts: {} });

function taken(callback: Callback, now: Instant): Outcome<never> {
  return refused({ code: 'callback.taken', facts: { by: claimOn(callback, now)?.name ?? '' } });
}

function change(
  deps: Deps,
  actor: Actor,
  id: Id<'callback'>,
  receipt: Receipt,
  decide: (callback: Callback, now: Instant) => Promise<Outcome<Callback>>,
): Promise<Outcome<CallbackView> | Absent> {
  return untilSettled(async () => {
    const now = deps.now();
    const callback = await deps.callbacks.find(id, 'CALL');
    if (!callback || !answersFor(deps, actor, callback.jurisdiction)) return absent;
    const next = await decide(callback, now);
    if (!next.ok) return next;
    const body = await callbackView(deps, next.value, actor, now);
    const result = await deps.callbacks.write([next.value], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

async function callbackView(
  deps: Deps,
  callback: Callback,
  actor: Actor,
  now: Instant,
): Promise<CallbackView> {
  const holder = claimOn(callback, now);
  const isMine = holder?.by === actor.account;
  return {
    id: callback.id,
    kind: callback.kind,
    jurisdiction: callback.jurisdiction,
    household: callback.household,
    recipient: callback.recipient ?? null,
    booking: callback.booking ?? null,
    about: callback.about,
    days: [...callback.days],
    deadline: isoAt(callback.deadline),
    callAt: isoAt(callAt(callback)),
    pause: callback.pause ?? null,
    isResumed: callback.resumed !== undefined,
    isTakenBy: holder?.name ?? null,
    isMine,
    phone: isMine ? await phoneOf(deps, callback.household) : null,
    attempts: callback.attempts.map(({ at, outcome, note }) => ({
      at: isoAt(at),
      outcome,
      note: note ?? null,
    })),
    isClosed: callback.isClosed,
    revision: callback.revision,
  };
}

/** Left for being told by it, and read by whoever is about to ring. */
async function phoneOf(deps: Deps, household: Id<'household'>): Promise<string | null> {
  const sealed = (await deps.noticeSettings.of(household)).find(({ phone }) => phone !== undefined)?.phone;
  return sealed === undefined ? null : deps.messaging.unseal(sealed);
}
