import type { DaysView } from '@huiyue/shared/contract/places';
import type { Sitting } from '@huiyue/shared/elderServices/nextSitting';

/** A meal is sold whole: a day of it is one sitting. */
export function sittingsOf(service: string, days: readonly DaysView['days'][number][]): readonly Sitting[] {
  return days.flatMap(({ date, isOnSale, bands }) =>
    bands.map(({ from, to, openPlaces }) => ({ service, date, from, to, isOnSale, openPlaces })),
  );
}
