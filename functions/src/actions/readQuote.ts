import { dateAt, type Instant } from '@huiyue/shared/civil';
import type { DayQuotesView, QuoteView, Wish } from '@huiyue/shared/contract/bookings';
import type { AreaPause } from '@huiyue/shared/desk/areaPause';
import type { Id } from '@huiyue/shared/ids';
import { freeUnits } from '@huiyue/shared/ledger/sheet';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import { pausesFrom } from './desk/standingPauses';
import { absent, type Absent } from './absent';
import { datesOn } from './dates';
import { mealInQuote } from './elderServices/mealWishes';
import { carersInQuote } from './elderServices/rounds';
import { offerOf, readSheets } from './sellers';
import { mealShareFor, supportFor } from './support';
import { borneOf, capOf, shown } from './views';
import { judge, loadWish, type Loaded } from './wishes';

/** What the family reviews before it taps. Promises no place: that is decided when it taps. */
export async function readQuote(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  wish: Wish,
  voucher?: Id<'voucher'>,
): Promise<Outcome<QuoteView> | Absent> {
  const now = deps.now();
  const [loaded, pauses] = await Promise.all([
    loadWish(deps, household, wish),
    pausesFrom(deps, dateAt(now)),
  ]);
  return loaded ? quoted(deps, actor, { ...loaded, wish, pauses, voucher }, now) : absent;
}

/** Each day by the rules of its own day; what stands still is read once. A refused day is in nobody's way. */
export async function readDayQuotes(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  wishes: readonly Wish[],
): Promise<DayQuotesView | Absent> {
  const [first] = wishes;
  const now = deps.now();
  const [loaded, pauses] = await Promise.all([
    first && loadWish(deps, household, first),
    pausesFrom(deps, dateAt(now)),
  ]);
  if (!loaded) return absent;
  const items = await Promise.all(
    wishes.map(async (wish): Promise<DayQuotesView['items'][number]> => {
      const outcome = await quoted(deps, actor, { ...loaded, wish, pauses, voucher: undefined }, now);
      const on = 'date' in wish.when ? wish.when.date : dateAt(now);
      if (outcome.ok) return { on, quote: outcome.value, refusal: null };
      const { code, facts, clause } = outcome.refusal;
      return { on, quote: null, refusal: { code, facts: { ...facts }, ...(clause ? { clause } : {}) } };
    }),
  );
  return { items };
}

type Asked = Loaded & {
  readonly wish: Wish;
  readonly pauses: readonly AreaPause[];
  readonly voucher: Id<'voucher'> | undefined;
};

async function quoted(
  deps: Deps,
  actor: Actor,
  { wish, pauses, voucher, ...loaded }: Asked,
  now: Instant,
): Promise<Outcome<QuoteView>> {
  const judged = await judge(deps, actor, loaded, wish, pauses, now);
  if (!judged.ok) return judged;
  const supported = await supportFor(deps, judged.value, voucher, [], now);
  if (!supported.ok) return supported;
  const { sold, person, quote, asker } = judged.value;
  const { sheet, span, judgement } = quote;
  const sheetOf = await readSheets(deps, [sold], [sheet]);
  return accepted({
    site: { id: sold.site.id, name: sold.site.name, isInvented: sold.site.isInvented },
    recipient: { id: person.id, name: person.name, ageInMonths: quote.ageInMonths },
    offer: quote.offer,
    period: sheet.period,
    dates: datesOn(sheet, span.days),
    from: span.from,
    to: span.to,
    units: quote.units,
    startsOn: quote.startsOn,
    priceFen: judgement.priceFen,
    per: judgement.per,
    payFen: quote.payFen,
    cap: capOf(judgement),
    ...(await mealInQuote(deps, sold, person, quote)),
    ...(await carersInQuote(deps, sold, quote)),
    ...borneOf({ ...quote, ...(supported.value ? { support: supported.value } : {}) }),
    mealSubsidyClause: supported.value?.mealSubsidy
      ? ((await mealShareFor(deps, judged.value))?.rule?.clause ?? null)
      : null,
    pricing: offerOf(sold).pricing,
    answerWithinHours: offerOf(sold).answerWithinHours,
    openPlaces: shown(freeUnits(sheetOf(sheet), span, asker, now)),
  });
}
