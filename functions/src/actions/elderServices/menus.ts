import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { CopiedMenusView, MenuCopy, MenuView, NewMenu } from '@huiyue/shared/contract/menus';
import { copiedDays, type Dish, type Menu } from '@huiyue/shared/elderServices/menu';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Service } from '@huiyue/shared/service';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';

/** As many as one commit holds, with the answer. */
const mostCopied = 90;

/** Days without a menu are left out: a canteen that publishes none is asked by telephone. */
export async function listMenus(
  deps: Deps,
  asked: { readonly service: Id<'service'>; readonly from: CivilDate; readonly until: CivilDate },
): Promise<readonly MenuView[] | Absent> {
  const service = await deps.services.find(asked.service);
  if (!service) return absent;
  const menus = await deps.menus.of(service.id, { from: asked.from, to: asked.until });
  return menus.map(menuView);
}

export function putMenu(
  deps: Deps,
  actor: Actor,
  asked: { readonly service: Id<'service'>; readonly date: CivilDate } & NewMenu,
  receipt: NamingReceipt,
): Promise<Outcome<MenuView> | Absent> {
  const { date } = asked;
  return untilSettled(async () => {
    const found = await ownMealService(deps, actor, asked.service);
    if ('absent' in found || !found.ok) return found;
    const service = found.value;
    const today = dateAt(deps.now());
    if (date < today) return refused({ code: 'day.past', facts: { on: date, firstDay: today } });
    const before = await deps.menus.find(service.id, date);
    const revision = before?.revision ?? 0;
    if (revision !== asked.revision) return refused({ code: 'menu.changed', facts: { revision } });
    // An id that the day did not have before is nobody's: the dish gets one of its own.
    const known = new Set((await knownDishes(deps, service.id, date)).map(({ id }) => id));
    const dishes = asked.dishes.map(({ id, ...dish }, index) => ({
      ...dish,
      id: id !== undefined && known.has(id) ? id : idFrom('dish', receipt, index),
    }));
    const menu: Menu = { service: service.id, date, dishes, revision: revision + 1 };
    const body = menuView(menu);
    const result = await deps.menus.write([menu], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Dishes keep their ids, so that who likes one finds it again next week. */
export function copyMenus(
  deps: Deps,
  actor: Actor,
  asked: { readonly service: Id<'service'> } & MenuCopy,
  receipt: NamingReceipt,
): Promise<Outcome<CopiedMenusView> | Absent> {
  return untilSettled(async () => {
    const found = await ownMealService(deps, actor, asked.service);
    if ('absent' in found || !found.ok) return found;
    const service = found.value;
    const today = dateAt(deps.now());
    if (asked.to < today) return refused({ code: 'day.past', facts: { on: asked.to, firstDay: today } });
    const pairs = copiedDays(asked);
    if (pairs.length > mostCopied)
      return refused({ code: 'order.tooMany', facts: { bookings: pairs.length, most: mostCopied } });
    const [sources, targets] = await Promise.all([
      menusByDate(deps, service.id, asked.from, addDays(asked.from, asked.days - 1)),
      menusByDate(deps, service.id, asked.to, asked.until),
    ]);
    const left: CivilDate[] = [];
    const next: Menu[] = [];
    for (const { source, target } of pairs) {
      const menu = sources.get(source);
      if (!menu) continue;
      const before = targets.get(target);
      if (before && asked.replaces !== true) left.push(target);
      else next.push({ ...menu, date: target, revision: (before?.revision ?? 0) + 1 });
    }
    const body = { items: next.map(menuView), left };
    const result = await deps.menus.write(next, { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Foreign services look like none; and a bath has no menu. */
async function ownMealService(
  deps: Deps,
  actor: Actor,
  id: Id<'service'>,
): Promise<Outcome<Service> | Absent> {
  const service = await deps.services.find(id);
  if (!service || !actor.sites.includes(service.site)) return absent;
  const { product } = service;
  return product === 'meal' ? accepted(service) : refused({ code: 'meal.notAMeal', facts: { product } });
}

/** Dishes of the month around a day: what may be put on it again under the id it has. */
async function knownDishes(deps: Deps, service: Id<'service'>, date: CivilDate): Promise<readonly Dish[]> {
  const menus = await deps.menus.of(service, { from: addDays(date, -31), to: addDays(date, 31) });
  return menus.flatMap(({ dishes }) => dishes);
}

async function menusByDate(
  deps: Deps,
  service: Id<'service'>,
  from: CivilDate,
  to: CivilDate,
): Promise<ReadonlyMap<CivilDate, Menu>> {
  return new Map((await deps.menus.of(service, { from, to })).map((menu) => [menu.date, menu]));
}

function menuView({ service, date, dishes, revision }: Menu): MenuView {
  return { service, date, dishes: dishes.map(dishView), revision };
}

export function dishView({ contains, suits, ...dish }: Dish): MenuView['dishes'][number] {
  return { ...dish, contains: [...contains], suits: [...suits] };
}
