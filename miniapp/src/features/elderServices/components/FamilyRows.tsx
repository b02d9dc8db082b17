import { open, openTab } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';

/** What a family has ordered already, and how to stop it for a while. */
export function FamilyRows() {
  return (
    <List>
      <ListRow
        icon="bookings"
        title="订好的服务"
        note="哪天有什么，送到没有"
        onPress={() => void openTab('/pages/bookings/index')}
      />
      <ListRow
        icon="refresh"
        title="长期订的"
        note="每周固定的日子，暂停和结束"
        onPress={() => void open('/packages/elder/standing/index')}
      />
      <ListRow
        icon="wait"
        title="临时不在家，先停一停"
        note="住院、走亲戚：送餐、日间照料、上门一起停"
        onPress={() => void open('/packages/elder/pause/index')}
      />
    </List>
  );
}
