import type { SlotKey } from '@huiyue/shared/policy/slotKeys';

/** In what an open question is answered: the end of its key says it, or the question itself. */
const units: readonly (readonly [RegExp, string])[] = [
  [/Hours$/, '小时'],
  [/Minutes$/, '分钟'],
  [/Months$/, '个月'],
  [/Days|DaysBeforeStart$/, '天'],
  [/Percent$/, '%'],
  [/^staffRatio|MaxChildren$/, '个孩子'],
  [/^waitlistPriority/, '分'],
  [/^maxOpen/, '个'],
];

export function unitOf(key: SlotKey): string {
  return units.find(([end]) => end.test(key))?.[1] ?? '';
}
