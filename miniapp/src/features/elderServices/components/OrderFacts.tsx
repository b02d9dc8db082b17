import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { CapLine } from '../../../parts/CapLine';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { sumWords } from '../../../words/bills';
import { pricedWords } from '../../../words/money';
import { fullWeekdayWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';

type Props = {
  readonly booking: BookingView;
  /** Who is served is said beside who orders and who pays. */
  readonly isWhoElsewhere?: boolean;
};

/** What was ordered for whom, and who bears its price: the family, a subsidy, a voucher. */
export function OrderFacts({ booking, isWhoElsewhere = false }: Props) {
  const { recipient, site, offer, startsOn, from, to, units, priceFen, per, payFen, familyFen, cap } =
    booking;
  return (
    <Card>
      <Facts
        facts={[
          ...(isWhoElsewhere ? [] : [{ name: '给谁', value: recipient.name }]),
          { name: '服务', value: offer.name },
          { name: '机构', value: site.name },
          { name: '时间', value: `${fullWeekdayWords(startsOn)} ${hoursWords(from, to)}` },
          ...(booking.meal ? [{ name: '怎么吃', value: mealWayNames[booking.meal.way] }] : []),
          ...(units > 1 ? [{ name: '份数', value: `${units} 份` }] : []),
          { name: '价格', value: pricedWords(priceFen, per) },
          ...(payFen === priceFen ? [] : [{ name: '一共', value: sumWords(payFen) }]),
          ...(booking.mealSubsidyFen > 0 ? [{ name: '补贴', value: sumWords(booking.mealSubsidyFen) }] : []),
          ...(booking.voucher ? [{ name: '券', value: sumWords(booking.voucher.fen) }] : []),
          { name: '家里付', value: `${sumWords(familyFen)}，交给机构` },
        ]}
      />
      {cap && <CapLine priceFen={priceFen} cap={cap} />}
    </Card>
  );
}
