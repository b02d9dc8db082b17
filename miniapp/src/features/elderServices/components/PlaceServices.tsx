import type { ServiceCard } from '@huiyue/shared/contract/services';
import { dateAt } from '@huiyue/shared/civil';
import { openWords } from '../../../parts/serviceCounts';
import { now } from '../../../platform/clock';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Words } from '../../../ui/Words';
import { pricedWords } from '../../../words/money';
import { nearDayWords } from '../../../words/serviceDays';

type Props = { readonly services: readonly ServiceCard[]; readonly onOpen: (service: ServiceCard) => void };

/** All that one place offers, in a line each. */
export function PlaceServices({ services, onOpen }: Props) {
  const [first] = services;
  const today = dateAt(now());
  return (
    <>
      {first && (
        <Card>
          <Heading look={3}>{first.site.name}</Heading>
          <Words>{first.site.address}</Words>
          <Button
            kind="secondary"
            icon="phone"
            label={`打电话 ${first.site.phone}，${first.site.name}`}
            onPress={() => void dial(first.site.phone)}
          >
            {`打电话 ${first.site.phone}`}
          </Button>
        </Card>
      )}
      <List>
        {services.map((service) => {
          const { id, name, priceFen, per, product, openPlaces, date, isOnSale } = service;
          const left = isOnSale
            ? `${nearDayWords(date, today)}${openWords(product, openPlaces)}`
            : '看能订的日子';
          return (
            <ListRow
              key={id}
              title={name}
              note={`${pricedWords(priceFen, per)} · ${left}`}
              onPress={() => onOpen(service)}
            />
          );
        })}
      </List>
    </>
  );
}
