import { markOf } from '@huiyue/shared/attendance/attendance';
import type { CivilDate } from '@huiyue/shared/civil';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { markOfKind } from '@huiyue/shared/elderServices/serviceRecord';
import type { Id } from '@huiyue/shared/ids';
import type { Service } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';
import type { Expected } from '../attendance';

type Visit = { readonly booking: Id<'booking'>; readonly isDone: boolean };

/**
 * Who goes to whom on a day, as the carers have it: a round for each who was sent anywhere, and what nobody has been
 * sent for by service. A visit is done when its carer said that it ended, or the roll-call that somebody was there.
 */
export async function readRoundsToday(
  deps: Deps,
  site: Site,
  on: CivilDate,
  services: readonly { readonly service: Service; readonly coming: readonly Expected[] }[],
): Promise<SiteTodayView['rounds']> {
  const coming = services.flatMap((one) => one.coming);
  if (coming.length === 0) return [];
  const [sent, carers, records] = await Promise.all([
    deps.rounds.find(site.id, on),
    deps.carers.of(site.id),
    deps.serviceRecords.findEach(coming.map(({ booking }) => ({ owner: booking.id, key: on }))),
  ]);
  const ended = new Set(
    records.filter((record) => markOfKind(record, 'ended')).map(({ booking }) => booking),
  );
  const visitOf = ({ booking: { id }, row }: Expected): Visit => ({
    booking: id,
    isDone: ended.has(id) || (row !== undefined && markOf(row).kind === 'present'),
  });
  // Somebody sent at another hour than is booked now is sent nowhere: the visit has moved.
  const carerOf = ({ booking: { id, span } }: Expected) =>
    sent?.visits.find(({ booking, from, to }) => booking === id && from === span.from && to === span.to)
      ?.carer;
  const rounds = carers
    .map(({ id, name }) => ({ id, name, visits: coming.filter((one) => carerOf(one) === id).map(visitOf) }))
    .filter(({ visits }) => visits.length > 0);
  const isSent = new Set(rounds.flatMap(({ visits }) => visits.map(({ booking }) => booking)));
  return [
    ...rounds.map(({ id, name, visits }) => ({ carer: id, service: null, name, ...counted(visits) })),
    ...services.flatMap(({ service: { id, name }, coming: all }) => {
      const visits = all.map(visitOf).filter(({ booking }) => !isSent.has(booking));
      return visits.length === 0 ? [] : [{ carer: null, service: id, name, ...counted(visits) }];
    }),
  ];
}

function counted(visits: readonly Visit[]): { readonly visits: number; readonly doneVisits: number } {
  return { visits: visits.length, doneVisits: visits.filter(({ isDone }) => isDone).length };
}
