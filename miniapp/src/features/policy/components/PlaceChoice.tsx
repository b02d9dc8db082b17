import type { CityView } from '@huiyue/shared/contract/policy';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Choice } from '../../../ui/Choice';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import type { Place } from '../hooks/usePlace';

type Props = {
  readonly cities: readonly CityView[];
  readonly place: Place;
  readonly onChoose: (code: string) => void;
};

/** One row that says where, and opens the cities and their districts. */
export function PlaceChoice({ cities, place, onChoose }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const choose = (code: string) => {
    onChoose(code);
    setIsOpen(false);
  };
  return (
    <>
      <List>
        <ListRow
          icon="pin"
          title={place.city === place.name ? place.name : `${place.city} ${place.name}`}
          value="换地方"
          onPress={() => setIsOpen(true)}
        />
      </List>
      <Sheet isOpen={isOpen} title="看哪里的规则" onClose={() => setIsOpen(false)}>
        <View className="stack">
          {cities.map(({ code, name, province, districts }) => (
            <Choice
              key={code}
              label={province === name ? name : `${province} ${name}`}
              value={place.code}
              onChange={choose}
              options={[
                { value: code, label: districts.length === 0 ? name : `全${name.slice(-1)}` },
                ...districts.map((district) => ({ value: district.code, label: district.name })),
              ]}
            />
          ))}
        </View>
      </Sheet>
    </>
  );
}
