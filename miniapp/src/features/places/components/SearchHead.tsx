import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { CityView } from '@huiyue/shared/contract/policy';
import { useState } from 'react';
import { MonthStepper } from '../../../parts/MonthStepper';
import { monthBounds } from '../../../parts/monthBounds';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { change, chooseCity, type Origin, type Search } from '../search';
import { wishWords } from '../wishes';
import { FilterSheet } from './FilterSheet';
import { WhereSheet } from './WhereSheet';

type Props = {
  readonly search: Search;
  readonly city: CityView;
  readonly month: CivilMonth;
  readonly ownChildren: readonly ChildView[];
};

/** Where, which month, for whom: each one line, changed in place. */
export function SearchHead({ search, city, month, ownChildren }: Props) {
  const [asking, setAsking] = useState<'nothing' | 'where' | 'wishes'>('nothing');
  const close = () => setAsking('nothing');
  const wishes = wishWords(search.filters, month);
  const { first, last } = monthBounds();

  return (
    <View className="stack">
      <List>
        <ListRow
          icon="pin"
          title={city.name}
          note={`从${originWords(search.origin)}看起`}
          value="更改"
          onPress={() => setAsking('where')}
        />
        <ListRow
          icon="child"
          title={wishes.length === 0 ? '给多大的孩子找' : wishes.join(' · ')}
          note={wishes.length === 0 ? '月龄、价格、距离、普惠' : '只显示符合的班级'}
          value="筛选"
          onPress={() => setAsking('wishes')}
        />
      </List>
      <MonthStepper month={month} first={first} last={last} onChange={(next) => change({ month: next })} />
      <WhereSheet
        isOpen={asking === 'where'}
        city={city}
        onClose={close}
        onOrigin={(origin) => {
          change({ origin });
          close();
        }}
        onCity={(code) => {
          chooseCity(code);
          close();
        }}
      />
      {asking === 'wishes' && (
        <FilterSheet
          month={month}
          filters={search.filters}
          ownChildren={ownChildren}
          onClose={close}
          onApply={(filters) => {
            change({ filters });
            close();
          }}
        />
      )}
    </View>
  );
}

export function originWords(origin: Origin): string {
  if (origin.kind === 'centre') return '城区中心';
  return origin.kind === 'here' ? '您的位置' : origin.name;
}
