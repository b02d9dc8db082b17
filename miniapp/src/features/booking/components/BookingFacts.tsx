import type { BookingView } from '@huiyue/shared/contract/bookings';
import { CapLine } from '../../../parts/CapLine';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { ageWords } from '../../../words/ages';
import { fullDayWords } from '../../../words/dates';
import { pricedWords, yuanWords } from '../../../words/money';
import { whenWords } from '../../../words/when';

/** What was asked for, and the price and cap it was judged by at the time. */
export function BookingFacts({ booking }: { booking: BookingView }) {
  const { recipient, site, offer, startsOn, priceFen, per, payFen, cap } = booking;
  return (
    <Card>
      <Facts
        facts={[
          { name: recipient.kind === 'child' ? '孩子' : '老人', value: recipient.name },
          { name: '机构', value: site.name },
          { name: offer.kind === 'class' ? '班级' : '服务', value: offer.name },
          { name: '时间', value: whenWords(booking) },
          { name: '第一天', value: fullDayWords(startsOn) },
          ...(recipient.kind === 'child'
            ? [{ name: '那天的月龄', value: ageWords(recipient.ageInMonths) }]
            : []),
          { name: '价格', value: pricedWords(priceFen, per) },
          ...(payFen === priceFen ? [] : [{ name: '一共', value: yuanWords(payFen) }]),
        ]}
      />
      {cap && <CapLine priceFen={priceFen} cap={cap} />}
    </Card>
  );
}
