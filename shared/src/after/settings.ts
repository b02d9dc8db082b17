/**
 * Numbers of ours: no plan gives one. They stand here alone, so that a city that publishes its own finds the place.
 */
export const afterService = {
  /** For so many days after it was given a family may change its rating. */
  ratingOpenDays: 14,
  /** A rating may be given up to so many days after the last day of service. */
  ratingWithinDays: 90,
  /** Reports of one site within so many days are counted together. */
  reportsCountDays: 90,
} as const;
