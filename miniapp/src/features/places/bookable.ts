import type { ClassCard } from '@huiyue/shared/contract/sites';

/** Whether the month it was asked for lies within what the class opens. Says nothing about free places. */
export function isBookable({ month, firstMonth, lastMonth }: ClassCard): boolean {
  return month >= firstMonth && month <= lastMonth;
}

/** Places one could ask for now, over these classes. */
export function openPlacesIn(classes: readonly ClassCard[]): number {
  return classes.filter(isBookable).reduce((sum, { openPlaces }) => sum + openPlaces, 0);
}
