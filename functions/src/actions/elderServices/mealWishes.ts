import type { QuoteView } from '@huiyue/shared/contract/bookings';
import { dateAt, isCivilDate, type Instant } from '@huiyue/shared/civil';
import { clashes } from '@huiyue/shared/diet';
import { refusalOfAssessment } from '@huiyue/shared/elderServices/care';
import { refusalOfMeal, waysOf, type MealOrder } from '@huiyue/shared/elderServices/mealOrder';
import { refusalOfDish } from '@huiyue/shared/elderServices/menu';
import { assessmentRuleOn } from '@huiyue/shared/policy/assessmentRules';
import type { Quote } from '@huiyue/shared/quote';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Deps } from '../../ports';
import type { Person } from '../people';
import type { Sold } from '../sellers';
import { dishView } from './menus';

/** What meals and care at home ask besides: a way that is offered, a dish that is cooked, an address, an assessment. */
export async function refusalForElder(
  deps: Deps,
  sold: Sold,
  person: Pick<Person, 'id' | 'card'>,
  quote: Pick<Quote, 'startsOn'>,
  meal: MealOrder | undefined,
  now: Instant,
): Promise<Refusal | undefined> {
  if (sold.kind !== 'service') return undefined;
  const { service, site } = sold;
  const { card } = person;
  const on = quote.startsOn;
  const recipient = { id: person.id, hasAddress: card?.address !== undefined };
  const refusal = refusalOfMeal(service, recipient, meal);
  if (refusal) return refusal;
  if (meal?.dish !== undefined) {
    const unknown = refusalOfDish(await deps.menus.find(service.id, on), meal.dish, on);
    if (unknown) return unknown;
  }
  if (!service.asksAssessment) return undefined;
  const rule = assessmentRuleOn(deps.policy, { jurisdiction: site.jurisdiction, on: dateAt(now) });
  const clause = rule?.gates.includes('basicServices') ? rule.clause : undefined;
  return refusalOfAssessment(service, { id: person.id, assessment: card?.careLevel }, on, clause);
}

/** For the review before the tap: what there is that day, and what of it clashes with the recipient's card. */
export async function mealInQuote(
  deps: Deps,
  sold: Sold,
  { card }: Pick<Person, 'card'>,
  quote: Pick<Quote, 'sheet' | 'meal'>,
): Promise<Pick<QuoteView, 'meal' | 'menu' | 'clashes'>> {
  if (sold.kind !== 'service' || sold.service.product !== 'meal') return {};
  const { period } = quote.sheet;
  const menu = isCivilDate(period) ? await deps.menus.find(sold.service.id, period) : undefined;
  const dishes = (menu?.dishes ?? []).map((dish) => ({
    ...dishView(dish),
    clashes: [...clashes(dish, card ?? {})],
  }));
  const chosen = dishes.find(({ id }) => id === quote.meal?.dish);
  return {
    ...(quote.meal ? { meal: quote.meal } : {}),
    menu: { ways: [...waysOf(sold.service)], deliveryArea: sold.service.meal?.deliveryArea ?? null, dishes },
    clashes: chosen?.clashes ?? [],
  };
}
