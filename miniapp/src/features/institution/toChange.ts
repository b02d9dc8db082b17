import type { CivilDate } from '@huiyue/shared/civil';
import type { BreachView } from '@huiyue/shared/contract/publishing';
import { isId } from '@huiyue/shared/ids';
import { isFen, type Fen } from '@huiyue/shared/money';
import { dayWords, fullDayWords } from '../../words/dates';
import { apartWords, pricedWords, yuanWords } from '../../words/money';
import { careModeWords } from '../../words/names';
import { refusalIn, refusalWords } from '../../words/refusals';

/** What is wrong with terms that are on sale: the price beside its cap, or what a family would be refused with. */
export function wrongWords({ rate, code, facts }: BreachView): string {
  const { priceFen, capFen } = facts;
  if (rate && code === 'price.aboveCap' && isAmount(priceFen) && isAmount(capFen)) {
    const mode = rate.careMode === null ? '' : `${careModeWords[rate.careMode]} `;
    return `${mode}${pricedWords(priceFen, rate.per)}，公布的上限 ${yuanWords(capFen)}，高出 ${apartWords(priceFen, capFen)}。`;
  }
  const refusal = refusalIn({ code, facts, requestId: '' });
  if (!refusal) return '不合公布的规定。';
  const { what, why } = refusalWords(refusal, 'institution');
  return `${what}。${why}`;
}

function isAmount(value: unknown): value is Fen {
  return typeof value === 'number' && isFen(value);
}

/** From when it can no longer be sold as it is. */
export function sinceWords({ from }: Pick<BreachView, 'from'>, today: CivilDate): string {
  return from <= today ? '现在已经约不成' : `${fullDayWords(from)}起约不成`;
}

type Way = { readonly page: string; readonly parameters: Readonly<Record<string, string>> };

/** Where it is changed: a room's price and places, a service's, or the papers of the institution itself. */
export function wayToChange({ seller, code }: Pick<BreachView, 'seller' | 'code'>): Way {
  if (code.startsWith('site.')) return { page: '/packages/registry/papers/index', parameters: {} };
  return isId('class', seller.id)
    ? { page: '/packages/institution/terms/index', parameters: { class: seller.id } }
    : { page: '/packages/house/service/index', parameters: { service: seller.id } };
}

/** What cannot wait comes first. */
export function soonestFirst(breaches: readonly BreachView[]): readonly BreachView[] {
  return breaches.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}

/** How much there is to change, and until when; undefined where there is nothing. */
export function changesDue(
  breaches: readonly BreachView[],
  today: CivilDate,
): { readonly title: string; readonly words: string } | undefined {
  const [first] = soonestFirst(breaches);
  if (!first) return undefined;
  return {
    title: `新规定下有 ${breaches.length} 处要改`,
    words:
      first.from <= today
        ? '有的现在已经约不成，请马上改。'
        : `请在${dayWords(first.from)}前改好，从那天起照原来的约不成。`,
  };
}
