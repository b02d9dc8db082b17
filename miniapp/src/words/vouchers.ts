import type { VoucherState } from '@huiyue/shared/vouchers/voucher';
import type { Tone } from '../ui/tone';

export const voucherStateWords = {
  valid: { tone: 'confirmed', word: '可以用' },
  notYetValid: { tone: 'waiting', word: '还没到日期' },
  expired: { tone: 'quiet', word: '已过期' },
  spent: { tone: 'quiet', word: '已用' },
} as const satisfies Record<VoucherState, { readonly tone: Tone; readonly word: string }>;
