import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { GatheredView } from '@huiyue/shared/contract/desk';
import { post } from '../../../api/client';
import { newKey } from '../../../api/key';
import { CallCard } from '../../../features/desk/components/CallCard';
import '../../../features/desk/desk.scss';
import { useAnew, useCalls } from '../../../features/desk/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { Answered } from '../../../parts/Answered';
import { More } from '../../../parts/More';
import { useLatest } from '../../../platform/useLatest';
import { useParameter } from '../../../platform/parameters';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

/** Calls to be made, what runs out first at the top; or one round of a pause, whole. */
export default function CallsPage() {
  const { me, notice } = useGate('desk');
  const tabBar = useTabs('/packages/desk/calls/index');
  const pause = useParameter('pause');
  const isOpen = me !== undefined;
  const calls = useCalls(isOpen, pause === '' ? undefined : pause);
  const anew = useLatest(useAnew());
  // What has come up since is looked for once, when the page opens.
  useEffect(() => {
    const page = { isHere: true };
    const look = async () => {
      let after: string | null | undefined;
      do {
        const answer = await post<GatheredView>('/callbacks/gather', after ? { after } : {}, newKey());
        // Nothing was put on the list: nothing of it is asked for again.
        if (!answer.ok) return;
        anew.current();
        after = answer.data.next;
      } while (after !== null && page.isHere);
    };
    if (isOpen) void look();
    return () => {
      page.isHere = false;
    };
  }, [isOpen, anew]);
  return (
    <PageShell
      title={pause === '' ? '要打的电话' : '这次暂停的名单'}
      lead="有了结果才划掉；没有打通的留在名单上"
      isWide
      {...(pause === '' ? { tabBar } : {})}
    >
      {notice}
      {me && (
        <Answered query={calls} label="正在查找要打的电话" reader="desk">
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty icon="check" title="现在没有要打的电话">
                <Words kind="soft">有人没看重要通知、空出名额快到期、服务暂停时，会列在这里。</Words>
              </Empty>
            ) : (
              <>
                <View className="cards">
                  {pages
                    .flatMap(({ items }) => items)
                    .map((call) => (
                      <CallCard key={call.id} call={call} />
                    ))}
                </View>
                <More query={calls} words="看后面的电话" />
              </>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
