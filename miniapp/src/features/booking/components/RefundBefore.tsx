import { View } from '@tarojs/components';
import { addDays, firstDayOf, type CivilMonth } from '@huiyue/shared/civil';
import { Answered } from '../../../parts/Answered';
import { Reductions } from '../../../parts/Reductions';
import '../../../parts/refundAhead.scss';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { sumWords } from '../../../words/bills';
import { dayWords } from '../../../words/dates';
import { useRefundAhead } from '../queries';

type Props = {
  readonly offer: string;
  readonly careMode: 'fullDay' | 'halfDay';
  readonly month: CivilMonth;
};

/** The middle of a month: an example that says what leaving early comes to, before anything is agreed to. */
const daysIn = 14;

export function RefundBefore({ offer, careMode, month }: Props) {
  const on = addDays(firstDayOf(month), daysIn);
  const refund = useRefundAhead({ class: offer, careMode, month, on });
  return (
    <Card>
      <View className="refund-title">{`万一${dayWords(on)}起不来了`}</View>
      <Answered query={refund} label="正在算退多少" cards={1}>
        {({ dueFen, backFen, reductions }) => (
          <>
            <Facts
              facts={[
                { name: '这个月还要付', value: sumWords(dueFen) },
                { name: '不收，已付的退回', value: sumWords(backFen) },
              ]}
            />
            <Reductions reductions={reductions} />
          </>
        )}
      </Answered>
    </Card>
  );
}
