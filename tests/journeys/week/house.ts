import { civilDate } from '@huiyue/shared/civil';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { ProviderKind, Site } from '@huiyue/shared/site';
import { done } from '../../support/town/caller';
import type { Town } from '../../support/town/openTown';
import { dayCareOf, everyRate, lunchOf } from '../../support/town/things';
import { callerOf, type Caller } from './people';

export type House = {
  readonly site: Site;
  /** Two at each door, so that ten work in the five houses. */
  readonly staff: readonly [Caller, Caller];
  readonly classes: readonly OwnClass[];
};

export type Station = House & {
  readonly canteen: ServiceCard;
  readonly dayCare: ServiceCard;
  readonly homeCare: ServiceCard;
};

const from = civilDate('2026-07-27');

export async function house(
  town: Town,
  kind: ProviderKind,
  name: string,
  rooms: readonly { readonly name: string; readonly places: number }[],
  overrides: Partial<Site> = {},
): Promise<House> {
  const site = await town.site({ providerKind: kind, name, ...overrides });
  const [one, other] = [await town.staffOf(site), await town.staffOf(site)];
  const classes: OwnClass[] = [];
  for (const room of rooms)
    classes.push(await town.publish(site, { ...room, rates: everyRate, opensOn: from }));
  return { site, staff: [callerOf(town, one), callerOf(town, other)], classes };
}

/** A canteen, day care for elders, and carers who go to people's homes, under one roof. */
export async function station(town: Town): Promise<Station> {
  const it = await house(town, 'communityStation', '试验街道驿站', []);
  const lunch = lunchOf({
    places: 120,
    reserves: [{ for: 'offline', units: 5 }],
    opensOn: from,
    meal: { ways: ['dineIn', 'deliver'], deliveryArea: '本街道' },
  });
  const care = lunchOf({
    product: 'homeCare',
    name: '上门照护',
    places: 3,
    opensAt: 8 * 60,
    closesAt: 18 * 60,
    per: 'visit',
    minutes: 60,
    opensOn: from,
  });
  return {
    ...it,
    canteen: await town.offer(it.site, lunch),
    dayCare: await town.offer(it.site, dayCareOf({ places: 30, opensOn: from })),
    homeCare: await town.offer(it.site, care),
  };
}

/** Ten people are entered in the register, a carer and a cook at each door. */
export async function enterStaff(houses: readonly House[]): Promise<void> {
  for (const [index, { site, staff }] of houses.entries())
    for (const [place, post] of (['carer', 'cook'] as const).entries()) {
      const body = {
        name: `员工${index * 2 + place + 1}`,
        post,
        since: '2026-03-01',
        idCard: cardOf(index * 2 + place + 1),
      };
      const send = await staff[place === 0 ? 0 : 1].now();
      done(await send(endpoints.addStaff, { params: { site: site.id }, body }));
    }
}

/** An identity card of nobody: its check digit is right, and its place does not exist. */
function cardOf(number: number): string {
  const digits = `99999919800101${String(number).padStart(3, '0')}`;
  const sum = Array.from(digits).reduce(
    (all, digit, index) => all + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return `${digits}${'10X98765432'[sum % 11]}`;
}
