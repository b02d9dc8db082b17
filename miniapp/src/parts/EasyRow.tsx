import { open } from '../platform/navigation';
import { List } from '../ui/List';
import { ListRow } from '../ui/ListRow';
import { useSize } from '../ui/size';

/** In the elder size, the way back to the few things most people come for. */
export function EasyRow() {
  if (useSize() !== 'elder') return null;
  return (
    <List>
      <ListRow
        icon="refresh"
        title="常用的几件事"
        note="再订一次、找人帮忙、我的安排"
        onPress={() => void open('/packages/easy/home/index')}
      />
    </List>
  );
}
