import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { CityView } from '@huiyue/shared/contract/policy';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { Answered } from '../../../parts/Answered';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Tabs } from '../../../ui/Tabs';
import { Words } from '../../../ui/Words';
import { pointOf, useSites } from '../queries';
import { change, type Search } from '../search';
import { originWords } from './SearchHead';
import { SiteResult } from './SiteResult';
import { SiteRows } from './SiteRows';
import { SitesMap } from './SitesMap';

type Props = {
  readonly search: Search;
  readonly city: CityView;
  readonly month: CivilMonth;
  readonly onOpen: (site: SiteCard) => void;
};

/** What was found: as cards, or as a drawing with an equal list. */
export function Results({ search, city, month, onOpen }: Props) {
  const { filters, origin, look } = search;
  const from = pointOf(origin, city);
  const found = useSites({ city: city.code, near: from, month, filters });

  return (
    <Answered query={found} label="正在查找托位">
      {({ pages }) => {
        const sites = pages.flatMap(({ items }) => items);
        const total = pages[0]?.total ?? 0;
        const words = `${total} 家机构，由近到远`;
        return (
          <>
            {!city.publishesCaps && (
              <Banner tone="info" title={`${city.name}没有公布托育的价格上限`}>
                <Words>下面是各机构自己报的价格，没有公布的上限可以对照。</Words>
              </Banner>
            )}
            <Announce text={found.isPlaceholderData ? '' : words} />
            {total === 0 ? (
              <NothingFound hasWishes={Object.keys(filters).length > 0} />
            ) : (
              <Tabs
                label="查看方式"
                current={look}
                onChange={(next) => change({ look: next })}
                tabs={[
                  { key: 'list', text: '列表' },
                  { key: 'map', text: '地图' },
                ]}
              >
                <Words kind="soft">{words}</Words>
                {look === 'map' ? (
                  <View className="map-beside">
                    <SitesMap from={from} fromWords={originWords(origin)} sites={sites} onOpen={onOpen} />
                    <SiteRows sites={sites} isNumbered onOpen={onOpen} />
                  </View>
                ) : (
                  sites.map((site, index) => (
                    <SiteResult key={site.id} site={site} number={index + 1} onOpen={() => onOpen(site)} />
                  ))
                )}
                {found.hasNextPage && (
                  <Button
                    kind="secondary"
                    busy={found.isFetchingNextPage && '正在读取'}
                    onPress={() => void found.fetchNextPage()}
                  >
                    再看几家
                  </Button>
                )}
              </Tabs>
            )}
          </>
        );
      }}
    </Answered>
  );
}

function NothingFound({ hasWishes }: { hasWishes: boolean }) {
  return hasWishes ? (
    <Empty icon="places" title="没有符合这些条件的托位">
      <Words kind="soft">可以放宽条件，或换一个月份再看。</Words>
      <Button kind="secondary" onPress={() => change({ filters: {} })}>
        清除筛选，看全部
      </Button>
    </Empty>
  ) : (
    <Empty icon="places" title="这里还没有开放预约的托位">
      <Words kind="soft">机构开放名额后会出现在这里。</Words>
    </Empty>
  );
}
