import type { ChildView } from '@huiyue/shared/contract/children';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { CivilMonth } from '@huiyue/shared/civil';
import { useCities } from '../../../api/reads';
import { Answered } from '../../../parts/Answered';
import { monthBounds } from '../../../parts/monthBounds';
import { Section } from '../../../ui/Section';
import { chooseCity, useSearch } from '../search';
import { CityChoice } from './CityChoice';
import { Results } from './Results';
import { SearchHead } from './SearchHead';
import '../places.scss';

type Props = {
  /** The family's own, where somebody is signed in as one. */
  readonly ownChildren: readonly ChildView[];
  readonly onOpen: (site: SiteCard, month: CivilMonth) => void;
};

/** The whole search, for everyone, signed in or not. */
export function PlaceSearch({ ownChildren, onOpen }: Props) {
  const search = useSearch();
  const cities = useCities();
  const month = search.month ?? monthBounds().first;
  return (
    <Answered query={cities} label="正在打开" cards={2}>
      {({ items }) => {
        const city = items.find(({ code }) => code === search.city);
        return city ? (
          <>
            <SearchHead search={search} city={city} month={month} ownChildren={ownChildren} />
            <Results search={search} city={city} month={month} onOpen={(site) => onOpen(site, month)} />
          </>
        ) : (
          <Section title="您在哪里找托位">
            <CityChoice onChoose={chooseCity} />
          </Section>
        );
      }}
    </Answered>
  );
}
