import { useState } from 'react';
import { Choice } from '../../../ui/Choice';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import type { Place } from '../usePlace';

type Props = {
  /** What is asked when there is more than one. */
  readonly title: string;
  readonly places: readonly Place[];
  readonly place: Place;
  readonly onChoose: (code: string) => void;
};

/** For which place one works now; nothing to choose for who has one. */
export function PlaceBar({ title, places, place, onChoose }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const canChange = places.length > 1;
  return (
    <>
      <List>
        <ListRow
          icon="pin"
          title={place.name}
          {...(canChange && { value: '换地方', onPress: () => setIsOpen(true) })}
        />
      </List>
      <Sheet isOpen={isOpen} title={title} onClose={() => setIsOpen(false)}>
        <Choice
          label="您负责的地方"
          value={place.code}
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => {
            onChoose(code);
            setIsOpen(false);
          }}
        />
      </Sheet>
    </>
  );
}
