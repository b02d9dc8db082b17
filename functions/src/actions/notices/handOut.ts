import { stateAt } from '@huiyue/shared/booking';
import { isId } from '@huiyue/shared/ids';
import { isImportant, topicOf, type Notice } from '@huiyue/shared/notices/notice';
import {
  escalationOf,
  isShared,
  maySms,
  mayWechat,
  newSending,
  permissionsAfter,
  type Channel,
  type KeptNotice,
  type Reader,
  type Sending,
} from '@huiyue/shared/notices/sending';
import type { Deps } from '../../ports';
import { readersOf, settingsFor } from './readers';

/** A notice about no place in particular stands on the list of every desk. */
export const nowhere = '000000';

type Step = Parameters<Deps['outbox']['commit']>[0];

/**
 * Looks after a notice whose time has come: hands it out, or takes the next way to somebody who has not read it. What
 * follows is written with the notice's own next revision: a crash repeats the step or none of it.
 */
export async function handOut(deps: Deps, notice: KeptNotice): Promise<void> {
  const step = await stepOf(deps, notice);
  // Somebody else took the step, or read the notice, at this very moment: the next look will tell.
  if (step) await deps.outbox.commit(step);
}

async function stepOf(deps: Deps, notice: KeptNotice): Promise<Step | undefined> {
  switch (notice.state) {
    case 'waiting':
      if (notice.to.who === 'circle') return shareWithCircle(deps, notice, notice.to.id);
      return isShared(notice.to) ? { notices: [done(notice)] } : byWechat(deps, notice);
    case 'watched':
      return (await isMoot(deps, notice)) ? { notices: [done(notice)] } : bySms(deps, notice);
    case 'bySms':
      return (await isMoot(deps, notice)) ? { notices: [done(notice)] } : byCall(deps, notice);
    case 'done':
      return undefined;
  }
}

async function shareWithCircle(
  deps: Deps,
  notice: KeptNotice,
  elder: Parameters<typeof readersOf>[1],
): Promise<Step> {
  const accounts = await readersOf(deps, elder);
  const { state: _, dueAt: __, readBy: ___, sweepAt: ____, revision: _____, ...told } = notice;
  await deps.outbox.copy(accounts.map((id): Notice => ({ ...told, to: { who: 'account', id } })));
  return { notices: [done(notice)] };
}

async function byWechat(deps: Deps, notice: KeptNotice): Promise<Step> {
  const topic = topicOf(notice);
  const allowed = (await settingsFor(deps, notice.to)).filter((one) => mayWechat(one, topic));
  const { smsAt } = escalationOf(notice, deps.messaging.rules);
  return {
    notices: [isImportant(notice) ? next(notice, { state: 'watched', dueAt: smsAt }) : done(notice)],
    sendings: await newOnes(
      deps,
      notice,
      'wechat',
      allowed.map(({ reader }) => reader),
    ),
    // Each permission is good for one message: it is used up here, with the message it is used for.
    settings: allowed.map((one) => ({
      ...one,
      permissions: permissionsAfter(one.permissions, topic, -1),
      revision: one.revision + 1,
    })),
  };
}

async function bySms(deps: Deps, notice: KeptNotice): Promise<Step> {
  const reachable = (await settingsFor(deps, notice.to)).filter((one) => maySms(one, topicOf(notice)));
  const { callAt } = escalationOf(notice, deps.messaging.rules);
  return {
    notices: [next(notice, { state: 'bySms', dueAt: callAt })],
    sendings: await newOnes(
      deps,
      notice,
      'sms',
      reachable.map(({ reader }) => reader),
    ),
  };
}

/** One call to a household: to the first who left a number, or to the household by whatever number the desk finds. */
async function byCall(deps: Deps, notice: KeptNotice): Promise<Step> {
  const { to } = notice;
  const withPhone = (await settingsFor(deps, to)).find(({ phone }) => phone !== undefined);
  const fallback = to.who === 'household' || to.who === 'account' ? [to.id] : [];
  const readers = withPhone ? [withPhone.reader] : fallback;
  return { notices: [done(notice)], sendings: await newOnes(deps, notice, 'call', readers) };
}

async function newOnes(
  deps: Deps,
  notice: KeptNotice,
  channel: Channel,
  readers: readonly Reader[],
): Promise<readonly Sending[]> {
  if (readers.length === 0) return [];
  const site = notice.about.site && (await deps.sites.find(notice.about.site));
  const city = site?.city ?? nowhere;
  const { state: _, dueAt: __, readBy: ___, sweepAt: ____, revision: _____, ...told } = notice;
  const wanted = readers.map((reader) =>
    newSending(told, { reader, channel, place: site?.id ?? city, city }, deps.messaging.rules, deps.now()),
  );
  // Whoever hears of one thing by two roads is sent it by the first of them alone.
  const before = await deps.sendings.findEach(
    wanted.map((one) => ({ owner: one.place, key: deps.outbox.keyOf(one) })),
  );
  const known = new Set(before.map((one) => one.reader));
  return wanted.filter(({ reader }) => !known.has(reader));
}

/** Somebody has read it; or it asked for an answer that has been given. */
async function isMoot(deps: Deps, { readBy, kind, about }: KeptNotice): Promise<boolean> {
  if (readBy.length > 0) return true;
  if (kind !== 'bookingOffered' || about.booking === undefined || !isId('booking', about.booking))
    return false;
  const booking = await deps.bookings.find(about.booking);
  return !booking || stateAt(booking, deps.now()) !== 'offered';
}

function done(notice: KeptNotice): KeptNotice {
  return next(notice, { state: 'done' });
}

function next(
  notice: KeptNotice,
  change: Pick<KeptNotice, 'state'> & { readonly dueAt?: number },
): KeptNotice {
  const { dueAt: _, ...rest } = notice;
  return { ...rest, ...change, revision: notice.revision + 1 };
}
