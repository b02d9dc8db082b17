import { dateAt } from '@huiyue/shared/civil';
import type { QuoteView } from '@huiyue/shared/contract/bookings';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { CapLine } from '../../../parts/CapLine';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { dayWords, weekdayWords } from '../../../words/dates';
import { clashWords } from '../../../words/diet';
import { mealWayWords } from '../../../words/elderServices';
import { nearDayWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';

type Props = { readonly quote: QuoteView; readonly way?: MealWay; readonly isFull: boolean };

/** All that is about to be agreed to, on one screen: day, price, subsidy, and what does not agree with whom. */
export function CheckMeal({ quote, way, isFull }: Props) {
  const { startsOn, from, to, units, payFen, mealSubsidyFen, familyFen, mealSubsidyClause, cap, priceFen } =
    quote;
  const warned = (quote.menu?.dishes ?? []).filter((dish) => dish.clashes.length > 0);
  return (
    <>
      <Card>
        <Facts
          facts={[
            {
              name: '哪天',
              value: `${nearDayWords(startsOn, dateAt(now()))}，${dayWords(startsOn)} ${weekdayWords(startsOn)}`,
            },
            { name: '几点', value: hoursWords(from, to) },
            { name: '给谁', value: quote.recipient.name },
            { name: '订什么', value: quote.offer.name },
            ...(way ? [{ name: '怎么吃', value: mealWayWords[way] }] : []),
            ...(units > 1 ? [{ name: '几份', value: `${units} 份` }] : []),
            { name: '价格', value: sumWords(payFen) },
            { name: '补贴', value: mealSubsidyFen > 0 ? `少付 ${sumWords(mealSubsidyFen)}` : '没有' },
            { name: '自己付', value: sumWords(familyFen) },
          ]}
        />
        {cap && <CapLine priceFen={priceFen} cap={cap} />}
        {mealSubsidyClause && <ClauseLink clause={mealSubsidyClause} text="补贴的依据" />}
      </Card>
      {warned.length > 0 && (
        <Banner tone="refused" title="有的菜要当心">
          {warned.map((dish) => (
            <Words key={dish.id}>{`${dish.name}：${dish.clashes.map(clashWords).join('；')}`}</Words>
          ))}
        </Banner>
      )}
      {isFull && (
        <Banner tone="waiting" title="这一天订满了，可以排队">
          <Words>有人退了会先留给排在前面的人。排队不收钱，随时可以不排。</Words>
        </Banner>
      )}
    </>
  );
}
