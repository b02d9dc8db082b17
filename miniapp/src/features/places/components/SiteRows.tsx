import { yuanText } from '@huiyue/shared/money';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { mainRate } from '../../../parts/rates';
import { perUnitWords } from '../../../words/money';
import { distanceWords } from '../../../words/distance';
import { openPlacesIn } from '../bookable';

type Props = {
  readonly sites: readonly SiteCard[];
  readonly isNumbered?: boolean;
  readonly onOpen: (site: SiteCard) => void;
};

/** Sites in a line each: the equal of the marks on the map, and the short list beside a refusal. */
export function SiteRows({ sites, isNumbered = false, onOpen }: Props) {
  return (
    <List>
      {sites.map((site, index) => {
        const { id, name, distanceMetres, classes } = site;
        const cheapest = classes
          .map(mainRate)
          .reduce((best, rate) => (rate.priceFen < best.priceFen ? rate : best));
        const open = openPlacesIn(classes);
        const parts = [
          ...(distanceMetres === null ? [] : [distanceWords(distanceMetres)]),
          `${yuanText(cheapest.priceFen)} ${perUnitWords(cheapest.per)}${classes.length > 1 ? '起' : ''}`,
          open > 0 ? `${open} 个名额` : '没有名额',
        ];
        return (
          <ListRow
            key={id}
            title={isNumbered ? `${index + 1}. ${name}` : name}
            note={parts.join(' · ')}
            onPress={() => onOpen(site)}
          />
        );
      })}
    </List>
  );
}
