import { dateAt } from '@huiyue/shared/civil';
import type { CompanionMealView } from '@huiyue/shared/contract/house';
import type { CompanionMeal } from '@huiyue/shared/house/companionMeal';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { idFrom } from '../receipts';

export async function addCompanionMeal(
  deps: Deps,
  actor: Actor,
  asked: Pick<CompanionMeal, 'site' | 'on' | 'companion' | 'name' | 'dishes' | 'words'>,
  receipt: NamingReceipt,
): Promise<Outcome<CompanionMealView> | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const now = deps.now();
  const today = dateAt(now);
  const { on } = asked;
  if (on > today) return refused({ code: 'attendance.notYet', facts: { on, today } });
  const meal: CompanionMeal = {
    ...asked,
    id: idFrom('companionMeal', receipt),
    at: now,
    by: actor.account,
    revision: 1,
  };
  const body = mealView(meal);
  const result = await deps.companionMeals.write([meal], { receipt, body });
  if (result === 'stale') throw new Error(`${meal.id} was there already`);
  return accepted(body);
}

export async function listCompanionMeals(
  deps: Deps,
  id: Id<'site'>,
): Promise<readonly CompanionMealView[] | Absent> {
  if (!(await deps.sites.find(id))) return absent;
  return (await deps.companionMeals.of(id)).toReversed().map(mealView);
}

function mealView({ id, on, companion, name, dishes, words }: CompanionMeal): CompanionMealView {
  return { id, on, companion, name, dishes: [...dishes], words };
}
