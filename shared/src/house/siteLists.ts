/** Lists that an institution takes along as a file: what a day or its month looks like on paper. */
export const siteLists = [
  'roster',
  'kitchen',
  'deliveries',
  'rounds',
  'waitlist',
  'bookings',
  'attendance',
  'menus',
  'staff',
  'incidents',
  'bills',
  'companionMeals',
  'tours',
  'closings',
  'carers',
  'papers',
] as const;
export type SiteList = (typeof siteLists)[number];
