import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { EmergencyView } from '@huiyue/shared/contract/desk';
import { open } from '../../../platform/navigation';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { actWords, answeredWords } from '../words';

/** Open ones first, with the last thing that was done: what a new shift reads. */
export function Emergencies({ list }: { list: readonly EmergencyView[] }) {
  if (list.length === 0)
    return (
      <Empty icon="phone" title="没有急事">
        <Words kind="soft">有人来电求助，点下面“记一件急事”。危及生命，请对方先打 120，或由您拨打。</Words>
      </Empty>
    );
  return (
    <View className="cards">
      {list.map((one) => {
        const last = one.steps.at(-1);
        return (
          <Card
            key={one.id}
            onPress={() => void open('/packages/desk/emergency/index', { emergency: one.id })}
          >
            <Heading level={3}>{`${one.name}，${one.what}`}</Heading>
            <StatusTag tone={one.isClosed ? 'quiet' : 'waiting'}>
              {one.isClosed ? '已结束' : `${one.inHand ?? ''}在办`}
            </StatusTag>
            <Words>{one.address}</Words>
            {last && (
              <Words kind="soft">
                {`${instantWords(instantOf(last.at))} ${last.name}：${actWords[last.act]}${answeredWords(last.isAnswered)}`}
              </Words>
            )}
          </Card>
        );
      })}
    </View>
  );
}
