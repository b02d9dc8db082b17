import { useState } from 'react';
import { useCities } from '../../../api/reads';
import { FamilyRows } from '../../../features/elderServices/components/FamilyRows';
import { NearServices } from '../../../features/near/components/NearServices';
import { CityChoice } from '../../../features/places/components/CityChoice';
import { originWords } from '../../../features/places/components/SearchHead';
import { WhereSheet } from '../../../features/places/components/WhereSheet';
import { pointOf } from '../../../features/places/queries';
import { change, chooseCity, useSearch } from '../../../features/places/search';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { OldYoungSwitch } from '../../../parts/OldYoungSwitch';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';

export default function NearPage() {
  const search = useSearch();
  const cities = useCities();
  const isFamily = useIsFamily();
  const [isAsking, setIsAsking] = useState(false);
  const city = cities.data?.items.find(({ code }) => code === search.city);
  const from = city && pointOf(search.origin, city);

  return (
    <PageShell title="老人服务" tabBar={useTabs('/pages/places/index')}>
      <OldYoungSwitch current="old" />
      {isFamily && <FamilyRows />}
      <Answered query={cities} label="正在打开" cards={2}>
        {() =>
          city && from ? (
            <>
              <List>
                <ListRow
                  icon="pin"
                  title={city.name}
                  note={`从${originWords(search.origin)}看起`}
                  value="更改"
                  onPress={() => setIsAsking(true)}
                />
              </List>
              <NearServices
                city={city.code}
                from={from}
                fromWords={originWords(search.origin)}
                onService={({ id }) => void open('/packages/elder/service/index', { service: id })}
                onPlace={({ site }) => void open('/packages/elder/place/index', { site: site.id })}
              />
              <WhereSheet
                isOpen={isAsking}
                city={city}
                onClose={() => setIsAsking(false)}
                onOrigin={(origin) => {
                  change({ origin });
                  setIsAsking(false);
                }}
                onCity={(code) => {
                  chooseCity(code);
                  setIsAsking(false);
                }}
              />
            </>
          ) : (
            <Section title="您在哪里找老人服务">
              <CityChoice isForElders onChoose={chooseCity} />
            </Section>
          )
        }
      </Answered>
    </PageShell>
  );
}
