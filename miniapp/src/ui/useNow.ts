import { useEffect, useState } from 'react';
import type { Instant } from '@huiyue/shared/civil';
import { every, now } from '../platform/clock';

const halfMinute = 30_000;

/** The phone's clock, looked at twice a minute. */
export function useNow(): Instant {
  const [instant, setInstant] = useState(now);
  useEffect(() => every(halfMinute, () => setInstant(now())), []);
  return instant;
}
