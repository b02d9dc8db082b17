import type { DraftView } from '@huiyue/shared/contract/publishing';
import type { Tone } from '../../ui/tone';

export type Standing = {
  readonly tone: Tone;
  readonly word: string;
  /** What this person can do about it now. */
  readonly next: string;
};

export function isOwn({ history }: Pick<DraftView, 'history'>, account: string): boolean {
  return history[0]?.by === account;
}

/** Where a draft stands, for whoever looks at it. */
export function standingOf(draft: DraftView, account: string): Standing {
  if (draft.state === 'published') {
    return { tone: 'confirmed', word: `已公布，第 ${draft.number ?? ''} 号`, next: '内容原样留存。' };
  }
  if (draft.state === 'withdrawn') return { tone: 'quiet', word: '已撤回', next: '内容原样留存。' };
  const own = isOwn(draft, account);
  if (draft.problems.length > 0) {
    return {
      tone: 'refused',
      word: `还有 ${draft.problems.length} 处要改`,
      next: own ? '改好以后，请另一位同事复核公布。' : '请起草的同事改好，再来复核。',
    };
  }
  return own
    ? { tone: 'waiting', word: '等另一位同事复核', next: '起草人不能自己公布，请另一位同事登录后复核。' }
    : { tone: 'info', word: '等您复核公布', next: '请看清内容和影响，再公布。' };
}
