import type { ServiceCard } from '@huiyue/shared/contract/services';
import { detourFactor, paces, type Point } from '@huiyue/shared/geo';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Answered } from '../../../parts/Answered';
import { More } from '../../../parts/More';
import { Pills } from '../../../parts/Pills';
import { Announce } from '../../../ui/Announce';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Tabs } from '../../../ui/Tabs';
import { Words } from '../../../ui/Words';
import { productWords } from '../../../words/names';
import { isWithinCircle, paceWords } from '../../../words/walks';
import { grouped, placesOf, products, type Place } from '../groups';
import '../near.scss';
import { useServicesNear } from '../queries';
import { useWishes, wish } from '../wishes';
import { NearMap } from './NearMap';
import { ServiceResult } from './ServiceResult';

type Props = {
  readonly city: string;
  readonly from: Point;
  readonly fromWords: string;
  readonly onService: (service: ServiceCard) => void;
  readonly onPlace: (place: Place) => void;
};

const kinds = [
  { value: 'all', label: '全部' },
  ...products.map((value) => ({ value, label: productWords[value] })),
] as const;

const paceChoices = [
  { value: 'steady', label: paceWords.steady },
  { value: 'slow', label: paceWords.slow },
  { value: 'aided', label: paceWords.aided },
] as const;

/** What is near: grouped by kind, each on foot, as a list or as a drawing with an equal list. */
export function NearServices({ city, from, fromWords, onService, onPlace }: Props) {
  const { product: kind, pace, isWithinCircle: isNearOnly, look } = useWishes();
  const found = useServicesNear(city, from, kind);
  return (
    <>
      <PaceRow />
      <Pills label="看哪一种" value={kind} options={kinds} onChange={(product) => wish({ product })} />
      <Answered query={found} label="正在查找附近的服务">
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          const shown = all.filter(
            ({ product, distanceMetres }) =>
              !isNearOnly || product === 'homeCare' || isWithinCircle(distanceMetres ?? 0, pace),
          );
          const words = `${found.hasNextPage ? '最近的 ' : ''}${shown.length} 项服务，由近到远`;
          return (
            <>
              <Announce text={found.isPlaceholderData ? '' : words} />
              {all.length === 0 ? (
                <Empty
                  icon="pin"
                  title={`这里还没有开放预约的${kind === 'all' ? '老人服务' : productWords[kind]}`}
                >
                  <Words kind="soft">机构开放以后会出现在这里。也可以换一个城市看看。</Words>
                </Empty>
              ) : shown.length === 0 ? (
                <Empty icon="pin" title="走 15 分钟以内没有">
                  <Words kind="soft">按这个走路速度，附近没有开放的服务。</Words>
                  <Button kind="secondary" onPress={() => wish({ isWithinCircle: false })}>
                    看远一点的
                  </Button>
                </Empty>
              ) : (
                <Tabs
                  label="查看方式"
                  current={look}
                  onChange={(next) => wish({ look: next })}
                  tabs={[
                    { key: 'list', text: '列表' },
                    { key: 'map', text: '步行圈地图' },
                  ]}
                >
                  {look === 'map' ? (
                    <View className="map-beside">
                      <NearMap
                        from={from}
                        fromWords={fromWords}
                        pace={pace}
                        places={placesOf(shown)}
                        onOpen={onPlace}
                      />
                    </View>
                  ) : (
                    grouped(shown).map(({ product, services }) => (
                      <Section key={product} title={productWords[product]}>
                        {services.map((service) => (
                          <ServiceResult
                            key={service.id}
                            service={service}
                            pace={pace}
                            onOpen={() => onService(service)}
                          />
                        ))}
                      </Section>
                    ))
                  )}
                </Tabs>
              )}
              {found.hasNextPage && (
                <Words kind="soft">
                  {`先列出了最近的 ${all.length} 项${kind === 'all' ? '。只看一种，可以更快看全' : ''}。`}
                </Words>
              )}
              <More query={found} words="再看一些" />
            </>
          );
        }}
      </Answered>
    </>
  );
}

/** How the elder walks, how far they would, and what the minutes are worth: an estimate, and from what. */
function PaceRow() {
  const { pace, isWithinCircle: isNearOnly } = useWishes();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <List>
        <ListRow
          icon="wait"
          title={`按“${paceWords[pace]}”估计走路时间`}
          note={isNearOnly ? '只看走 15 分钟以内的' : '远近都看'}
          value="更改"
          onPress={() => setIsOpen(true)}
        />
      </List>
      <Sheet isOpen={isOpen} title="走路时间" onClose={() => setIsOpen(false)}>
        <View className="stack">
          <Pills
            label="老人走路怎么样"
            value={pace}
            options={paceChoices}
            onChange={(next) => wish({ pace: next })}
          />
          <CheckRow
            label="只看走 15 分钟以内的"
            note="上门的服务都会显示"
            isChecked={isNearOnly}
            onToggle={() => wish({ isWithinCircle: !isNearOnly })}
          />
          <Heading look={3}>走路时间是估计的</Heading>
          <Words>
            {`没有人实地量过。先算两点的直线距离，再按走路要绕一些，乘以 ${detourFactor}。这个倍数是我们自己的假定。`}
          </Words>
          <Words>
            {`“走得稳”按每分钟 ${Math.round(paces.steady)} 米，“走得慢”按每分钟 ${Math.round(paces.slow)} 米：国家标准《城市居住区规划设计标准》GB 50180-2018 把步行 15 分钟算作 800 到 1000 米，我们取它的两头。`}
          </Words>
          <Words>{`“拄拐或推助行器”按每分钟 ${paces.aided} 米，是我们自己的假定。`}</Words>
          <Words>上坡、过马路、天热天冷都会更慢。第一次去，请多留些时间。</Words>
        </View>
      </Sheet>
    </>
  );
}
