import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { dateAt } from '@huiyue/shared/civil';
import type { QuoteView } from '@huiyue/shared/contract/bookings';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { CapLine } from '../../../parts/CapLine';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { clashWords } from '../../../words/diet';
import { saidDayWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';
import '../easy.scss';

type Props = { readonly quote: QuoteView; readonly way?: MealWay; readonly isFull: boolean };

/** All that is about to be agreed to, on one screen: day, price, subsidy, and what does not agree with whom. */
export function CheckMeal({ quote, way, isFull }: Props) {
  const { startsOn, from, to, units, payFen, mealSubsidyFen, familyFen, mealSubsidyClause, cap, priceFen } =
    quote;
  const wayPart = way ? `，${mealWayNames[way]}` : '';
  const portions = units > 1 ? `，${units} 份` : '';
  const subsidy = mealSubsidyFen > 0 ? `补贴 ${sumWords(mealSubsidyFen)}` : '没有补贴';
  const warned = (quote.menu?.dishes ?? []).filter((dish) => dish.clashes.length > 0);
  return (
    <>
      <Card>
        <Words kind="lead">{saidDayWords(startsOn, dateAt(now()))}</Words>
        <Words>{`${hoursWords(from, to)}，${quote.offer.name}${wayPart}${portions}`}</Words>
        <Words>{`给${quote.recipient.name}`}</Words>
        <View className="big-number">{`自己付 ${sumWords(familyFen)}`}</View>
        <Words>{`价格 ${sumWords(payFen)}，${subsidy}。钱交给机构，惠约不收钱。`}</Words>
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
