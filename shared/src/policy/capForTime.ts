import { fen, type Fen } from '../money';
import type { PriceCapInForce } from './priceCaps';

const minutesAnHour = 60;

/**
 * The most that may be charged for so many minutes under a cap per hour. A started hour counts as the document says;
 * where it says nothing, no more than the minutes used.
 */
export function capForMinutes(cap: PriceCapInForce, minutes: number): Fen | undefined {
  if (cap.per !== 'hour') return undefined;
  const used = minutes % minutesAnHour;
  const whole = (minutes - used) / minutesAnHour;
  switch (cap.partHours ?? 'exact') {
    case 'countUp':
      return fen(cap.capFen * (used === 0 ? whole : whole + 1));
    case 'countDown':
      return fen(cap.capFen * whole);
    case 'exact':
      return fen(Math.floor((cap.capFen * minutes) / minutesAnHour));
  }
}
