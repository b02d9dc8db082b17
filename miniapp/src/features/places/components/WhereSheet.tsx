import { View } from '@tarojs/components';
import type { CityView } from '@huiyue/shared/contract/policy';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { useState } from 'react';
import { whereAmI, type Located } from '../../../platform/location';
import { Banner } from '../../../ui/Banner';
import { Heading } from '../../../ui/Heading';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { useCitySites } from '../queries';
import type { Origin } from '../search';
import { CityChoice } from './CityChoice';

type Props = {
  readonly isOpen: boolean;
  readonly city: CityView;
  readonly onClose: () => void;
  readonly onOrigin: (origin: Origin) => void;
  readonly onCity: (city: string) => void;
};

const noLocation = {
  denied: '没有得到位置的许可。不要紧，可以从城区中心或您家所在的区看起；想用位置的话，请在手机设置里允许。',
  unavailable: '手机现在说不出自己在哪里。可以从城区中心或您家所在的区看起，也可以过一会儿再试。',
} as const satisfies Record<Extract<Located, { ok: false }>['reason'], string>;

/** Where to measure from: the middle of the city, a district, or where the phone is, if the family wants that. */
export function WhereSheet({ isOpen, city, onClose, onOrigin, onCity }: Props) {
  const [locating, setLocating] = useState<'no' | 'yes' | 'denied' | 'unavailable'>('no');
  const { data: sites, error } = useCitySites(city, isOpen);
  const notRead = error ? '没有读到，请关上再打开' : '正在查找';

  const locate = async () => {
    setLocating('yes');
    const located = await whereAmI();
    setLocating(located.ok ? 'no' : located.reason);
    if (located.ok) onOrigin({ kind: 'here', point: located.point });
  };

  return (
    <Sheet isOpen={isOpen} title="从哪里找" onClose={onClose}>
      <View className="stack">
        <List>
          <ListRow icon="pin" title={`${city.name}城区中心`} onPress={() => onOrigin({ kind: 'centre' })} />
          <ListRow
            icon="pin"
            title={locating === 'yes' ? '正在问手机的位置' : '用我的位置'}
            note="只用来算距离，不保存"
            onPress={() => void locate()}
          />
          {city.districts.map(({ code, name }) => {
            const there = sites?.items.filter(({ jurisdiction }) => jurisdiction === code) ?? [];
            return there.length === 0 ? (
              <ListRow key={code} title={name} note={sites ? '还没有开放预约的托育机构' : notRead} />
            ) : (
              <ListRow
                key={code}
                icon="pin"
                title={name}
                onPress={() => onOrigin({ kind: 'district', name, point: middleOf(there) })}
              />
            );
          })}
        </List>
        {(locating === 'denied' || locating === 'unavailable') && (
          <Banner tone="waiting" title="没有用上位置">
            <Words>{noLocation[locating]}</Words>
          </Banner>
        )}
        <Heading look={3}>换一个城市</Heading>
        <CityChoice onChoose={onCity} />
      </View>
    </Sheet>
  );
}

/** Nobody has published a middle of a district; the middle of its institutions serves to measure from. */
function middleOf(sites: readonly SiteCard[]): { longitude: number; latitude: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    longitude: mean(sites.map(({ longitude }) => longitude)),
    latitude: mean(sites.map(({ latitude }) => latitude)),
  };
}
