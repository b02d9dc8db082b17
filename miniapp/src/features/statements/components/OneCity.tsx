import type { MeView } from '@huiyue/shared/contract/session';
import { useState, type ReactNode } from 'react';
import { useCities } from '../../../api/reads';
import { Answered } from '../../../parts/Answered';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { chooseCity, useChosenCity } from '../chosenCity';
import { citiesUnder } from '../cities';

type Props = {
  readonly places: MeView['jurisdictions'];
  readonly children: (city: string) => ReactNode;
};

/** For one of the cities a regulator answers for. Whoever has several changes over here. */
export function OneCity({ places, children }: Props) {
  const cities = useCities();
  return (
    <Answered query={cities} label="正在打开" reader="regulator">
      {({ items }) => <Chosen cities={citiesUnder(places, items)}>{children}</Chosen>}
    </Answered>
  );
}

function Chosen({
  cities,
  children,
}: Pick<Props, 'children'> & { readonly cities: ReturnType<typeof citiesUnder> }) {
  const city = useChosenCity(cities);
  const [isOpen, setIsOpen] = useState(false);
  if (!city)
    return (
      <Empty icon="pin" title="没有归您管的城市">
        <Words kind="soft">结算表按城市汇总。您的账号没有挂在任何一个城市下面。</Words>
      </Empty>
    );
  return (
    <>
      {cities.length < 2 ? (
        <Words kind="soft">{city.name}</Words>
      ) : (
        <List>
          <ListRow icon="pin" title={city.name} value="换城市" onPress={() => setIsOpen(true)} />
        </List>
      )}
      <Sheet isOpen={isOpen} title="换一个城市" onClose={() => setIsOpen(false)}>
        <Choice
          label="您管的城市"
          value={city.code}
          options={cities.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => {
            chooseCity(code);
            setIsOpen(false);
          }}
        />
      </Sheet>
      {children(city.code)}
    </>
  );
}
