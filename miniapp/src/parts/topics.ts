import { slotKeys, type SlotKey } from '@huiyue/shared/policy/slotKeys';

const topics = [
  '预约和答复',
  '班级和照护',
  '收费和退费',
  '候补',
  '线下名额',
  '监督和资料',
  '养老和助餐',
] as const;
export type Topic = (typeof topics)[number];

/** Under which heading an open question is looked for. */
const topicOf = {
  confirmationDeadlineHours: '预约和答复',
  openingWindowMonths: '预约和答复',
  closingDaysBeforeStart: '预约和答复',
  holdMinutes: '预约和答复',
  maxOpenApplications: '预约和答复',
  trialDays: '预约和答复',
  staffRatioInfantClass: '班级和照护',
  staffRatioToddlerClass: '班级和照护',
  staffRatioOlderToddlerClass: '班级和照护',
  staffRatioMixedAgeClass: '班级和照护',
  homeBasedSiteMaxChildren: '班级和照护',
  priceCapHalfDay: '收费和退费',
  priceCapHourly: '收费和退费',
  priceCapOccasional: '收费和退费',
  priceCapElderBed: '养老和助餐',
  refundNoticeDays: '收费和退费',
  refundCareFeeAfterAbsentDays: '收费和退费',
  refundMealFeePercent: '收费和退费',
  waitlistAnswerHours: '候补',
  waitlistPrioritySibling: '候补',
  waitlistPriorityDualIncome: '候补',
  waitlistPriorityHardship: '候补',
  offlineReservePercent: '线下名额',
  offlineReserveReleaseHours: '线下名额',
  operatingSubsidyPlaceMonthFen: '收费和退费',
  mealPriceCapFen: '养老和助餐',
  mealSubsidyFen: '养老和助餐',
  complaintAnswerDays: '监督和资料',
  serviceRatingCallBackDays: '监督和资料',
  inspectionPublishDays: '监督和资料',
  personalDataKeepMonths: '监督和资料',
} as const satisfies Record<SlotKey, Topic>;

type Question = { readonly key: string; readonly question: string };

/** A server newer than this program may ask what has no topic here yet; it is asked under the last one. */
function topicFor(key: string): Topic {
  const known = slotKeys.find((slot) => slot === key);
  return known === undefined ? '监督和资料' : topicOf[known];
}

export function byTopic<Asked extends Question>(questions: readonly Asked[]) {
  return topics
    .map((topic) => ({ topic, questions: questions.filter(({ key }) => topicFor(key) === topic) }))
    .filter(({ questions: asked }) => asked.length > 0);
}

/** The unit is for whoever fills in the answer; whoever reads the question has no use for it. */
export function questionWords(question: string): string {
  return question
    .replace(/[(（]按分填写[)）]$/, '')
    .replace(/,/g, '，')
    .replace(/\?$/, '？');
}
