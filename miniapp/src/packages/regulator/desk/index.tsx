import { useDidShow } from '@tarojs/taro';
import { Desk } from '../../../features/publishing/components/Desk';
import { PlaceBar } from '../../../features/publishing/components/PlaceBar';
import '../../../features/publishing/publishing.scss';
import { useCaps, useDesk, useDrafts } from '../../../features/publishing/queries';
import { usePlace } from '../../../features/publishing/usePlace';
import { useGate } from '../../../features/session/hooks/useGate';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { NotRead } from '../../../notices/NotRead';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';

const path = '/packages/regulator/desk/index';

/** The regulator's first page: what waits. */
export default function DeskPage() {
  const { me, notice } = useGate('regulator');
  const tabBar = useTabs(path);
  const { place, choose } = usePlace(me?.jurisdictions);
  const desk = useDesk(place?.code);
  const drafts = useDrafts(place?.code);
  const caps = useCaps(place?.code, undefined);
  const failed = desk.error ?? drafts.error;
  // A colleague may have drafted or published since.
  useDidShow(() => {
    if (!place) return;
    void desk.refetch();
    void drafts.refetch();
  });

  return (
    <PageShell
      title="待办"
      tabBar={tabBar}
      {...(place && {
        foot: (
          <Button
            icon="plus"
            onPress={() => void open('/packages/regulator/write/index', { place: place.code })}
          >
            写一条价格上限
          </Button>
        ),
      })}
    >
      {notice}
      {me && !place && (
        <Empty icon="pin" title="还没有给您分配地方">
          <Words kind="soft">请联系管理员，写明您为哪里公布规定。</Words>
        </Empty>
      )}
      {me && place && (
        <>
          <PlaceBar title="为哪里公布" places={me.jurisdictions} place={place} onChoose={choose} />
          {failed && <NotRead error={failed} reader="regulator" />}
          {!failed && (!desk.data || !drafts.data) && <Skeleton label="正在查找待办" />}
          {desk.data && drafts.data && (
            <Desk
              key={place.code}
              desk={desk.data}
              drafts={drafts.data.items}
              caps={caps.data?.items ?? []}
              account={me.account}
            />
          )}
        </>
      )}
    </PageShell>
  );
}
