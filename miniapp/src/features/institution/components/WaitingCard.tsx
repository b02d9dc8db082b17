import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Countdown } from '../../../ui/Countdown';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { ageWords } from '../../../words/ages';
import { dayWords, instantWords } from '../../../words/dates';
import { pricedWords } from '../../../words/money';
import { familyWord } from '../../../words/readers';
import { whenWords } from '../../../words/when';

type Props = {
  readonly booking: BookingView;
  readonly onConfirm: () => void;
  readonly onReturn: () => void;
  readonly onElsewhere: () => void;
};

/** One family that waits: who, which place, until when, and what happens if nobody answers. */
export function WaitingCard({ booking, onConfirm, onReturn, onElsewhere }: Props) {
  const { recipient, offer, startsOn, priceFen, per, answerBy } = booking;
  const family = familyWord(recipient);
  const elsewhere = `这里不合适，换个${offer.kind === 'class' ? '班或月份' : '日子或服务'}给${family}`;
  const deadline = answerBy === null ? undefined : instantOf(answerBy);
  return (
    <Card>
      <View className="waiting-head">
        <Heading level={3} look={2}>
          {recipient.name}
        </Heading>
        {deadline !== undefined && <Countdown until={deadline} />}
      </View>
      <View className="parts">
        <Text>{offer.name}</Text>
        <Text>{whenWords(booking)}</Text>
        <Text>{pricedWords(priceFen, per)}</Text>
      </View>
      <View className="parts">
        <Text>{`${dayWords(startsOn)}那天`}</Text>
        <Text>{ageWords(recipient.ageInMonths)}</Text>
      </View>
      {deadline !== undefined && (
        <Words kind="soft">{`${instantWords(deadline)} 前不答复，名额自动释放，${family}会看到“机构没有按时答复”。`}</Words>
      )}
      <View className="pair">
        <Button label={`确认预约：${recipient.name}`} onPress={onConfirm}>
          确认
        </Button>
        <Button kind="secondary" label={`退回：${recipient.name}`} onPress={onReturn}>
          退回
        </Button>
      </View>
      <Button kind="quiet" label={`${elsewhere}：${recipient.name}`} onPress={onElsewhere}>
        {elsewhere}
      </Button>
    </Card>
  );
}
