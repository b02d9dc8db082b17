import { View } from '@tarojs/components';
import type { CivilDate } from '@huiyue/shared/civil';
import type { DeliveriesView } from '@huiyue/shared/contract/house';
import { allergenNames } from '@huiyue/shared/dietNames';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { routePage } from '../paper';
import { useDeliveries, useHouse } from '../queries';
import { PrintButton } from './PrintButton';

/** Where meals are carried, in the order in which one drives; the order is kept for every day. */
export function Deliveries({ service, date }: { service: Id<'service'>; date: CivilDate }) {
  const deliveries = useDeliveries(service, date);
  return (
    <Answered query={deliveries} label="正在排路线" cards={3} reader="institution">
      {(data) =>
        data.stops.length === 0 ? (
          <Empty icon="pin" title="这一天没有要送的餐" />
        ) : (
          <Route key={`${data.revision} ${date}`} deliveries={data} />
        )
      }
    </Answered>
  );
}

function Route({ deliveries }: { deliveries: DeliveriesView }) {
  const { service, date, revision } = deliveries;
  const [stops, setStops] = useState(deliveries.stops);
  const { write, ...sending } = useHouse<DeliveriesView>(
    `route:${service}`,
    `/services/${service}/route`,
    'put',
    () => undefined,
  );
  const isChanged = stops.some(({ booking }, index) => booking !== deliveries.stops[index]?.booking);
  const up = (index: number) => {
    const before = stops[index - 1];
    const own = stops[index];
    if (!before || !own) return;
    setStops([...stops.slice(0, index - 1), own, before, ...stops.slice(index + 1)]);
  };
  const save = () => void write({ date, revision, recipients: stops.map(({ recipient }) => recipient) });
  return (
    <Section title={`${stops.length} 户`}>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {stops.map((stop, index) => (
        <Card key={stop.booking}>
          <Heading level={3} look={3}>{`${index + 1}. ${stop.name}`}</Heading>
          <Words>{stop.address === '' ? '没有地址了，请打电话问' : stop.address}</Words>
          <Words kind="soft">
            {[
              `${stop.dish ?? '当天的菜'} × ${stop.units}`,
              ...stop.allergies.map((one) => `过敏：${allergenNames[one]}`),
            ].join(' · ')}
          </Words>
          <View className="pair">
            {index > 0 && (
              <Button kind="quiet" label={`把${stop.name}往前移`} onPress={() => up(index)}>
                往前移
              </Button>
            )}
            {stop.contact && <Call name={stop.contact.name} phone={stop.contact.phone} />}
          </View>
        </Card>
      ))}
      {isChanged && (
        <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
          以后都按这个顺序送
        </Button>
      )}
      <Words kind="soft">
        没人开门：敲门、按门铃各三次，等五分钟，打联系人电话；还联系不上，把餐带回，在“点名和接送”里按“没人开门”，马上会告诉家里人，再没有消息就请社区上门。
      </Words>
      <PrintButton text="打印送餐单" page={() => routePage({ ...deliveries, stops })} />
    </Section>
  );
}

function Call({ name, phone }: { name: string; phone: string }) {
  return (
    <Button kind="quiet" icon="phone" onPress={() => void dial(phone)}>
      {`打给${name}`}
    </Button>
  );
}
