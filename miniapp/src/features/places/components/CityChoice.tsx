import { useCities } from '../../../api/reads';
import { Answered } from '../../../parts/Answered';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';

/** Which city? Asked once and remembered; nothing is guessed from the phone. */
export function CityChoice({ onChoose }: { onChoose: (city: string) => void }) {
  return (
    <Answered query={useCities()} label="正在读取城市" cards={1}>
      {({ items }) => (
        <List>
          {items.map(({ code, name, province, publishesCaps }) => (
            <ListRow
              key={code}
              icon="pin"
              title={name}
              note={`${province} · ${publishesCaps ? '公布了普惠托育的价格上限' : '没有公布价格上限'}`}
              onPress={() => onChoose(code)}
            />
          ))}
        </List>
      )}
    </Answered>
  );
}
