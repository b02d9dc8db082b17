import type { CivilDate } from '@huiyue/shared/civil';
import type { DeliveriesView } from '@huiyue/shared/contract/house';
import { inOrder, type DeliveryRoute } from '@huiyue/shared/house/route';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { dishName, readSitting, type Sitting } from './portions';

type Asked = { readonly service: Id<'service'>; readonly date: CivilDate };

export async function readDeliveries(
  deps: Deps,
  actor: Actor,
  { service, date }: Asked,
): Promise<DeliveriesView | Absent> {
  const [sitting, route] = await Promise.all([
    readSitting(deps, actor, service, date),
    deps.deliveryRoutes.find(service, 'ROUTE'),
  ]);
  return sitting ? deliveriesView(sitting, date, route) : absent;
}

export async function putRoute(
  deps: Deps,
  actor: Actor,
  asked: Asked & {
    readonly recipients: DeliveryRoute['recipients'];
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<DeliveriesView> | Absent> {
  const { service, date, recipients, revision } = asked;
  const sitting = await readSitting(deps, actor, service, date);
  if (!sitting) return absent;
  const known = (await deps.deliveryRoutes.find(service, 'ROUTE'))?.revision ?? 0;
  const changed = (now: number) => refused({ code: 'service.changed', facts: { revision: now } });
  if (known !== revision) return changed(known);
  const next = { service, recipients: [...new Set(recipients)], revision: known + 1 };
  const body = deliveriesView(sitting, date, next);
  const result = await deps.deliveryRoutes.write([next], { receipt, body });
  return result === 'committed' ? accepted(body) : changed(known + 1);
}

function deliveriesView(
  { service, orders, menu }: Sitting,
  date: CivilDate,
  route: DeliveryRoute | undefined,
): DeliveriesView {
  const stops = orders
    .filter(({ way }) => way === 'deliver')
    .map(({ booking, dish, card }) => ({
      booking: booking.id,
      recipient: booking.recipient.id,
      name: booking.recipient.name,
      // Asked for when a delivery is ordered; whoever took it off the card since has to be called.
      address: card.address ?? '',
      dish: dishName(menu, dish),
      units: booking.units,
      contact: card.emergencyContact,
      allergies: [...card.allergies],
      diets: [...card.diets],
    }));
  return {
    service: service.id,
    name: service.name,
    date,
    revision: route?.revision ?? 0,
    stops: [...inOrder(stops, route)],
  };
}
