import { View } from '@tarojs/components';
import type { NoticeView } from '@huiyue/shared/contract/notices';
import type { Role } from '@huiyue/shared/people';
import { useState } from 'react';
import { useActingFor } from '../../../api/actingFor';
import { Answered } from '../../../parts/Answered';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Tabs } from '../../../ui/Tabs';
import { Words } from '../../../ui/Words';
import { useMarkRead, useNotices } from '../queries';
import { wayTo } from '../wayTo';
import { NoticeRow } from './NoticeRow';

type Person = { readonly id: string; readonly name: string };
/** As many as one request marks. */
const mostAtOnce = 30;
const everybody = 'all';

/** What one was told, newest first, of everybody or of one person. A press leads to the thing, and counts as read. */
export function NoticeList({ role, people }: { role: Role; people: readonly Person[] }) {
  const [person, setPerson] = useState(everybody);
  const list = <Listed role={role} person={person === everybody ? undefined : person} />;
  if (people.length < 2) return list;
  const tabs = [{ key: everybody, text: '全部' }, ...people.map(({ id, name }) => ({ key: id, text: name }))];
  return (
    <Tabs label="关于谁的消息" tabs={tabs} current={person} onChange={setPerson}>
      {list}
    </Tabs>
  );
}

function Listed({ role, person }: { role: Role; person: string | undefined }) {
  const query = useNotices(person, true);
  const { mark, phase } = useMarkRead();
  // Read by the desk is not read by the family.
  const isOwn = useActingFor() === undefined;
  const data = query.data?.pages.flatMap(({ items }) => items);
  const press = (notice: NoticeView) => {
    if (isOwn && !notice.isRead) void mark([notice.id]);
    const way = wayTo(notice, role);
    if (way) void open(way.page, way.parameters);
  };
  return (
    <Answered query={{ ...query, data }} label="正在查找消息">
      {(notices) => {
        const unread = notices.filter(({ isRead }) => !isRead).map(({ id }) => id);
        if (notices.length === 0)
          return (
            <Empty icon="info" title="还没有消息">
              <Words kind="soft">预约有了答复、有变动、有账单，都会写在这里。</Words>
            </Empty>
          );
        return (
          <View className="stack">
            {isOwn && unread.length > 0 && (
              <Button
                kind="secondary"
                busy={phase === 'sending' && '正在标记'}
                onPress={() => void mark(unread.slice(0, mostAtOnce))}
              >
                {`这 ${Math.min(unread.length, mostAtOnce)} 条标为已读`}
              </Button>
            )}
            {notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onPress={() => press(notice)} />
            ))}
            {query.hasNextPage && (
              <Button
                kind="secondary"
                busy={query.isFetchingNextPage && '正在查找'}
                onPress={() => void query.fetchNextPage()}
              >
                看更早的
              </Button>
            )}
          </View>
        );
      }}
    </Answered>
  );
}
