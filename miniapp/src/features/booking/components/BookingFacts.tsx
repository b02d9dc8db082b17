import type { BookingView } from '@huiyue/shared/contract/bookings';
import { CapLine } from '../../../parts/CapLine';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { ageWords } from '../../../words/ages';
import { fullDayWords, monthWords } from '../../../words/dates';
import { monthlyWords } from '../../../words/money';

/** What was asked for, and the price and cap it was judged by at the time. */
export function BookingFacts({ booking }: { booking: BookingView }) {
  const { child, site, class: offer, month, startsOn, priceFen, cap } = booking;
  return (
    <Card>
      <Facts
        facts={[
          { name: '孩子', value: child.name },
          { name: '机构', value: site.name },
          { name: '班级', value: offer.name },
          { name: '月份', value: `${monthWords(month)}，整月` },
          { name: '第一天', value: fullDayWords(startsOn) },
          { name: '那天的月龄', value: ageWords(child.ageInMonths) },
          { name: '价格', value: monthlyWords(priceFen) },
        ]}
      />
      {cap && <CapLine priceFen={priceFen} cap={cap} />}
    </Card>
  );
}
