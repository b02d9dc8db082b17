import { actingNow } from '../../api/actingFor';
import type { NoticeSettingsView } from '@huiyue/shared/contract/notices';
import type { NoticeTopic } from '@huiyue/shared/notices/notice';
import { post } from '../../api/client';
import { newKey } from '../../api/key';
import { loginCode } from '../../platform/login';
import { askForMessages } from '../../platform/subscribe';
import { isWeb } from '../../platform/target';
import { useNoticeSettings } from './queries';

/**
 * What to call first in the handler of a tap that a later message is about. WeChat takes the question only there, so
 * the templates have to be known beforehand; it delays nothing and can fail nothing.
 */
export function useAskAtTap(topics: readonly NoticeTopic[], isFamily: boolean): () => void {
  const { data } = useNoticeSettings(isFamily && !isWeb);
  return () => {
    const known = (data?.wechat ?? []).filter(({ topic }) => topics.includes(topic));
    // The telephone in the hand is the desk's, not the caller's.
    if (known.length > 0 && !actingNow()) void askAndCount(known);
  };
}

async function askAndCount(known: NoticeSettingsView['wechat']): Promise<void> {
  const accepted = await askForMessages(known.map(({ template }) => template));
  const allowed = known.filter(({ template }) => accepted.includes(template)).map(({ topic }) => topic);
  const code = allowed.length > 0 ? await loginCode() : undefined;
  if (code !== undefined) await post('/notice-permissions', { allowed, code }, newKey());
}
