import type { CertificateView } from '@huiyue/shared/contract/registry';
import type { CertificateKind } from '@huiyue/shared/registry/certificate';
import type { Tone } from '../../ui/tone';
import { fullDayWords } from '../../words/dates';

type State = { readonly tone: Tone; readonly word: string };

export const certificateStates = {
  valid: { tone: 'confirmed', word: '有效' },
  endsSoon: { tone: 'waiting', word: '快到期' },
  expired: { tone: 'refused', word: '已过期' },
  notYet: { tone: 'quiet', word: '还没生效' },
} as const satisfies Record<CertificateView['state'], State>;

/** What each paper is for, said where it is entered. */
export const certificateHints = {
  fire: '过期以后不能接新的预约',
  food: '过期以后不能接新的预约',
  hygiene: '过期以后不能接新的预约',
  building: '过期以后不能接新的预约',
  insurance: '过期以后会提醒家长，不影响预约',
} as const satisfies Record<CertificateKind, string>;

export function validityWords({ from, until }: Pick<CertificateView, 'from' | 'until'>): string {
  return until === null
    ? `${fullDayWords(from)}起，长期有效`
    : `${fullDayWords(from)}到${fullDayWords(until)}`;
}
