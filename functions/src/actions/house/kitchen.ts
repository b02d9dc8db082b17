import type { CivilDate } from '@huiyue/shared/civil';
import type { KitchenView } from '@huiyue/shared/contract/house';
import { kitchenCount } from '@huiyue/shared/house/kitchen';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../../ports';
import { absent, type Absent } from '../absent';
import { dishName, readSitting } from './portions';

export async function readKitchen(
  deps: Deps,
  actor: Actor,
  id: Id<'service'>,
  date: CivilDate,
): Promise<KitchenView | Absent> {
  const sitting = await readSitting(deps, actor, id, date);
  if (!sitting) return absent;
  const { service, orders, menu } = sitting;
  const portions = orders.map(({ booking, way, dish, card }) => ({
    booking: booking.id,
    name: booking.recipient.name,
    units: booking.units,
    way,
    dish,
    needs: { allergies: card.allergies, diets: card.diets },
  }));
  const { counts, clashes } = kitchenCount(portions, menu?.dishes ?? []);
  return {
    service: service.id,
    name: service.name,
    date,
    portions: portions.reduce((sum, { units }) => sum + units, 0),
    counts: counts.map((one) => ({
      ...one,
      ways: { ...one.ways },
      diets: one.diets.map((diet) => ({ ...diet })),
    })),
    clashes: clashes.map((one) => ({ ...one, clashes: [...one.clashes] })),
    labels: orders.map(({ booking, way, dish, card }) => ({
      booking: booking.id,
      name: booking.recipient.name,
      dish: dishName(menu, dish),
      units: booking.units,
      way,
      allergies: [...card.allergies],
      diets: [...card.diets],
    })),
  };
}
