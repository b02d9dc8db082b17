/**
 * What the plans demand of an institution beside prices and places: fire and food safety, insurance, qualified staff,
 * nobody who is barred for life; kindergartens take their own age first, employers their staff; homes are filed too.
 */
export const institutionDemands = [
  'fireSafety',
  'foodSafety',
  'insurance',
  'qualifiedStaff',
  'barredForLife',
  'intakeFirst',
  'staffFirst',
  'homeBasedFiling',
  'managerMeals',
  'selfCheck',
] as const;
export type InstitutionDemand = (typeof institutionDemands)[number];
