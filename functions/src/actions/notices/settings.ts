import type { NoticeSettingsView } from '@huiyue/shared/contract/notices';
import type { Id } from '@huiyue/shared/ids';
import { noticeTopics, type NoticeTopic } from '@huiyue/shared/notices/notice';
import { permissionsAfter, type NoticeSettings, type Reader } from '@huiyue/shared/notices/sending';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { untilSettled } from '../untilSettled';

/** A family's settings are each member's own; for a household that only rings up, the desk keeps one. */
function readerOf(actor: Actor, household: Id<'household'>): Reader {
  return actor.role === 'desk' ? household : actor.account;
}

export async function readSettings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
): Promise<NoticeSettingsView> {
  const reader = readerOf(actor, household);
  return settingsView(deps, (await deps.noticeSettings.find(household, reader)) ?? none(reader, household));
}

export async function changeSettings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  asked: {
    readonly topicsOff: readonly NoticeTopic[];
    readonly isSmsOff: boolean;
    readonly phone?: string | null | undefined;
  },
  receipt: Receipt,
): Promise<Outcome<NoticeSettingsView>> {
  return write(deps, readerOf(actor, household), household, receipt, ({ phone, ...before }) => {
    const kept = asked.phone === undefined ? phone : asked.phone && deps.messaging.seal(asked.phone);
    return {
      ...before,
      topicsOff: [...new Set(asked.topicsOff)],
      isSmsOff: asked.isSmsOff,
      ...(typeof kept === 'string' ? { phone: kept } : {}),
    };
  });
}

/** One message of each topic that was allowed at this tap, and where WeChat delivers it. */
export async function allowNotices(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  asked: { readonly allowed: readonly NoticeTopic[]; readonly code: string },
  receipt: Receipt,
): Promise<Outcome<NoticeSettingsView>> {
  // A repeat brings a code that has been used: it is answered by its receipt, before WeChat would refuse it.
  const openid = await deps.messaging.openidOf(asked.code);
  if (openid === undefined) return refused({ code: 'login.refused', facts: {} });
  return write(deps, actor.account, household, receipt, (before) => ({
    ...before,
    openid: deps.messaging.seal(openid),
    permissions: [...new Set(asked.allowed)].reduce(
      (counted, topic) => permissionsAfter(counted, topic, 1),
      before.permissions,
    ),
  }));
}

function write(
  deps: Deps,
  reader: Reader,
  household: Id<'household'>,
  receipt: Receipt,
  change: (before: NoticeSettings) => NoticeSettings,
): Promise<Outcome<NoticeSettingsView>> {
  return untilSettled(async () => {
    const before = (await deps.noticeSettings.find(household, reader)) ?? none(reader, household);
    const next = { ...change(before), revision: before.revision + 1 };
    const body = settingsView(deps, next);
    const result = await deps.noticeSettings.write([next], { receipt, body });
    return result === 'stale' ? 'again' : accepted(body);
  });
}

function none(reader: Reader, household: Id<'household'>): NoticeSettings {
  return { reader, household, topicsOff: [], isSmsOff: false, permissions: {}, revision: 0 };
}

function settingsView({ messaging }: Deps, settings: NoticeSettings): NoticeSettingsView {
  const { topicsOff, isSmsOff, phone, permissions } = settings;
  return {
    topicsOff: [...topicsOff],
    isSmsOff,
    phoneEnd: phone === undefined ? null : messaging.unseal(phone).slice(-4),
    wechat: noticeTopics.flatMap((topic) => {
      const template = messaging.templates[topic];
      return template ? [{ topic, template: template.id, permitted: permissions[topic] ?? 0 }] : [];
    }),
  };
}
