import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';

/** What an institution itself says of giving back. */
type Said = Omit<RefundTerms, 'from'>;

/** Elders' services are ordered day by day: nobody reads of months there. */
export type BookedBy = 'any' | 'days';

const partMonthWords = {
  calendarDays: '按月的只约一部分，按当月的天数折算。',
  openDays: '按月的只约一部分，按当月开放的天数折算。',
  wholeMonth: '按月的只约一部分，也按整月收。',
} as const satisfies Record<Said['partMonth'], string>;

/** The same words for the institution that publishes them and for the family that reads them before it books. */
export function refundTermsWords(
  { beforeStart, afterStart, partMonth, absence }: Said,
  by: BookedBy = 'any',
): string {
  return [
    beforeWords(beforeStart),
    afterWords(afterStart),
    by === 'days' ? '' : partMonthWords[partMonth],
    absenceWords(absence, by),
    '机构停业的天不收。',
  ].join('');
}

const shareWords = (percent: number) => (percent >= 100 ? '全退' : `退 ${percent}%`);

function beforeWords({ percent, noticeDays }: Said['beforeStart']): string {
  if (percent === 0) return '第一天以前说不来了，也不退。';
  // Before the first day is a day ahead already.
  if (noticeDays <= 1) return `第一天以前说不来了，${shareWords(percent)}。`;
  return `提前 ${noticeDays} 天说不来了，${shareWords(percent)}；说得再晚，不退。`;
}

function afterWords({ back, noticeDays }: Said['afterStart']): string {
  if (back === 'nothing') return '开始以后不来了，不退。';
  if (noticeDays === 0) return '开始以后不来了，没用的天数退。';
  return `开始以后不来了，从说的那天起再收 ${noticeDays} 天，后面没用的天数退。`;
}

function absenceWords(absence: Said['absence'], by: BookedBy): string {
  if (!absence)
    return by === 'days'
      ? '没来的天，来之前说了就不收。'
      : '没来的天，按月的照收；按天、按次的，来之前说了就不收。';
  const { fromDays, counted, percent } = absence;
  if (percent === 0) return '没来的天照收。';
  if (fromDays === 1) return `没来的天，${shareWords(percent)}。`;
  const span = counted === 'inARow' ? '连着' : '一个月';
  return `${span} ${fromDays} 天没来，这些天${shareWords(percent)}；不到的照收。`;
}
