import { useCities } from '../../../api/reads';
import { Answered } from '../../../parts/Answered';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';

type Props = {
  readonly onChoose: (city: string) => void;
  /** Whoever looks for an elder’s services is not told of the caps on childcare. */
  readonly isForElders?: true;
};

/** Which city? Asked once and remembered; nothing is guessed from the phone. */
export function CityChoice({ onChoose, isForElders }: Props) {
  return (
    <Answered query={useCities()} label="正在读取城市" cards={1}>
      {({ items }) => (
        <List>
          {items.map(({ code, name, province, publishesCaps }) => (
            <ListRow
              key={code}
              icon="pin"
              title={name}
              note={
                isForElders
                  ? province
                  : `${province} · ${publishesCaps ? '公布了普惠托育的价格上限' : '没有公布价格上限'}`
              }
              onPress={() => onChoose(code)}
            />
          ))}
        </List>
      )}
    </Answered>
  );
}
