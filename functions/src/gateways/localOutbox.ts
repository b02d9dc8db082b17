import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoAt, type Instant } from '@huiyue/shared/civil';
import type { Texter } from '../ports';

/** What would have been sent from this machine, for somebody to look at. */
export type SentHere = {
  readonly channel: 'wechat' | 'sms';
  readonly at: string;
  readonly to: string;
  readonly title: string;
  readonly text: string;
};

/** The local edition sends nothing to anybody: each message is a line of `sent.jsonl` in its folder, or kept here. */
export function localOutbox(
  folder: string | undefined,
  now: () => Instant,
): { readonly wechat: Texter; readonly sms: Texter; readonly sent: readonly SentHere[] } {
  const sent: SentHere[] = [];
  const by = (channel: SentHere['channel']): Texter => ({
    async send(to, { words }) {
      const line = { channel, at: isoAt(now()), to, ...words };
      if (folder === undefined) sent.push(line);
      else await appendFile(join(folder, 'sent.jsonl'), `${JSON.stringify(line)}\n`, { mode: 0o600 });
      return { ok: true };
    },
  });
  return { wechat: by('wechat'), sms: by('sms'), sent };
}
