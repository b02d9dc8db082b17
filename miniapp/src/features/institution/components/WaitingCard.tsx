import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Countdown } from '../../../ui/Countdown';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { ageWords } from '../../../words/ages';
import { dayWords, instantWords, monthWords } from '../../../words/dates';
import { monthlyWords } from '../../../words/money';

type Props = {
  readonly booking: BookingView;
  readonly onConfirm: () => void;
  readonly onReturn: () => void;
};

/** One family that waits: who, which place, until when, and what happens if nobody answers. */
export function WaitingCard({ booking, onConfirm, onReturn }: Props) {
  const { child, class: offer, month, startsOn, priceFen, answerBy } = booking;
  const deadline = instantOf(answerBy);
  return (
    <Card>
      <View className="waiting-head">
        <Heading level={3} look={2}>
          {child.name}
        </Heading>
        <Countdown until={deadline} />
      </View>
      <View className="parts">
        <Text>{offer.name}</Text>
        <Text>{`${monthWords(month)}起`}</Text>
        <Text>{monthlyWords(priceFen)}</Text>
      </View>
      <View className="parts">
        <Text>{`${dayWords(startsOn)}那天`}</Text>
        <Text>{ageWords(child.ageInMonths)}</Text>
      </View>
      <Words kind="soft">{`${instantWords(deadline)} 前不答复，名额自动释放，家长会看到「逾期未答复」。`}</Words>
      <View className="pair">
        <Button label={`确认入托：${child.name}`} onPress={onConfirm}>
          确认入托
        </Button>
        <Button kind="secondary" label={`退回：${child.name}`} onPress={onReturn}>
          退回
        </Button>
      </View>
    </Card>
  );
}
