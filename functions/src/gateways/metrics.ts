import { Metrics as PowertoolsMetrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { BookingAct } from '@huiyue/shared/booking';
import type { Metrics } from '../ports';

const names = {
  request: 'PlaceRequested',
  confirm: 'PlaceConfirmed',
  return: 'RequestReturned',
  cancel: 'BookingCancelled',
  hold: 'PlaceHeld',
  walkIn: 'WalkInEntered',
  join: 'WaitlistJoined',
  offer: 'PlaceOffered',
  accept: 'OfferAccepted',
  decline: 'OfferDeclined',
  absent: 'AbsenceReported',
  present: 'AbsenceEnded',
  pause: 'BookingPaused',
  resume: 'BookingResumed',
  transfer: 'BookingTransferred',
  close: 'BookingClosed',
  propose: 'PlaceProposed',
} as const satisfies Record<BookingAct, string>;

/** One metric per business event, written to the log in the form CloudWatch reads metrics from. */
export function powertoolsMetrics(): Metrics {
  return {
    count(act) {
      const metrics = new PowertoolsMetrics({ namespace: 'Huiyue', serviceName: 'booking' });
      metrics.addMetric(names[act], MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
  };
}

/** For an edition that nobody watches. */
export const noMetrics: Metrics = { count: () => undefined };
