import type { Mark } from '@huiyue/shared/attendance/attendance';

export const markWords = {
  present: '到了',
  absent: '没来',
  closed: '停托',
} as const satisfies Record<Mark['kind'], string>;
