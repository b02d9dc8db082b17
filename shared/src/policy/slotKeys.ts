/**
 * The questions the software asks and the published plans leave open. Each pack lists every one of them, so a
 * regulator sees what is still to be decided, and the software asks by these keys alone. Every answer is a number,
 * in the unit the key ends with where that is not plain from the question.
 */
export const slotKeys = [
  'confirmationDeadlineHours',
  'openingWindowMonths',
  'closingDaysBeforeStart',
  'holdMinutes',
  'maxOpenApplications',
  'trialDays',
  'staffRatioInfantClass',
  'staffRatioToddlerClass',
  'staffRatioOlderToddlerClass',
  'staffRatioMixedAgeClass',
  'homeBasedSiteMaxChildren',
  'priceCapHalfDay',
  'priceCapHourly',
  'priceCapOccasional',
  'priceCapElderBed',
  'refundNoticeDays',
  'refundCareFeeAfterAbsentDays',
  'refundMealFeePercent',
  'waitlistAnswerHours',
  'waitlistPrioritySibling',
  'waitlistPriorityDualIncome',
  'waitlistPriorityHardship',
  'offlineReservePercent',
  'offlineReserveReleaseHours',
  'operatingSubsidyPlaceMonthFen',
  'mealPriceCapFen',
  'mealSubsidyFen',
  'complaintAnswerDays',
  'serviceRatingCallBackDays',
  'inspectionPublishDays',
  'personalDataKeepMonths',
] as const;
export type SlotKey = (typeof slotKeys)[number];
