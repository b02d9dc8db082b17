import type { Role } from '@huiyue/shared/people';
import { useDidShow } from '@tarojs/taro';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { StatusTag } from '../../../ui/StatusTag';
import { useUnread } from '../unread';

/** The way to one's notices, with how many are unread. */
export function NoticesRow({ role }: { role: Role }) {
  const { data, refetch } = useUnread(true);
  useDidShow(() => void refetch());
  const unread = data?.unread ?? 0;
  return (
    <List>
      <ListRow
        icon="info"
        title="消息"
        note={
          // In the place of other words, so that nothing below moves when it comes.
          unread > 0 ? <StatusTag tone="waiting">{`${unread} 条未读`}</StatusTag> : '预约的答复、变动、账单'
        }
        onPress={() => void open('/packages/notices/list/index')}
      />
      {(role === 'institution' || role === 'desk') && (
        <ListRow
          icon="phone"
          title="发给家庭的消息"
          note={role === 'desk' ? '发出、没发出、要打的电话' : '发出、没发出、看过没有'}
          onPress={() => void open('/packages/notices/outbox/index')}
        />
      )}
    </List>
  );
}
