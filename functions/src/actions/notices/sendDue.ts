import { topicOf, addressOf } from '@huiyue/shared/notices/notice';
import { noticeWords } from '@huiyue/shared/notices/noticeWords';
import {
  afterSending,
  claim,
  givenUp,
  type NoticeSettings,
  type Sending,
  type SendResult,
} from '@huiyue/shared/notices/sending';
import type { Deps } from '../../ports';
import { settingsOf } from './readers';

/**
 * Sends one message whose time has come. It is claimed before it is sent, so no two senders send it; what happens to
 * whoever claimed it before the end is written down is not known, and said to be so: it is never sent twice.
 */
export async function sendDue(deps: Deps, found: Sending): Promise<void> {
  const { rules } = deps.messaging;
  const abandoned = givenUp(found, deps.now());
  if (abandoned) {
    await deps.outbox.commit({ sendings: [abandoned] });
    return;
  }
  const claimed = claim(found, rules, deps.now());
  if (!claimed || (await deps.outbox.commit({ sendings: [claimed] })) === 'stale') return;
  const settings = await settingsOf(deps, claimed.reader);
  const result = await send(deps, claimed, settings);
  const ended = afterSending(claimed, result, rules, deps.now());
  const isForbidden = !result.ok && result.cause === 'notPermitted';
  await deps.outbox.commit({ sendings: [ended] });
  // WeChat knows better than we do what is still allowed.
  if (isForbidden && settings) await forgetPermissions(deps, settings, claimed);
}

async function send(
  deps: Deps,
  { notice, channel }: Sending,
  settings: NoticeSettings | undefined,
): Promise<SendResult> {
  const { messaging } = deps;
  const sealed = channel === 'wechat' ? settings?.openid : settings?.phone;
  if (sealed === undefined) return { ok: false, cause: 'noAddress', mayRetry: false };
  // In the morning, what was held back over night may have been read.
  const kept = channel === 'sms' ? await deps.notices.find(addressOf(notice.to), notice.id) : undefined;
  if (kept && kept.readBy.length > 0) return { ok: false, cause: 'readBefore', mayRetry: false };
  const sender = channel === 'wechat' ? messaging.wechat : messaging.sms;
  return sender.send(messaging.unseal(sealed), { notice, words: noticeWords(notice) });
}

async function forgetPermissions(deps: Deps, settings: NoticeSettings, { notice }: Sending): Promise<void> {
  const permissions = { ...settings.permissions, [topicOf(notice)]: 0 };
  await deps.outbox.commit({ settings: [{ ...settings, permissions, revision: settings.revision + 1 }] });
}
