import { useState } from 'react';
import { useCities } from '../../../api/reads';
import { NewPause } from '../../../features/desk/components/NewPause';
import { Pauses } from '../../../features/desk/components/Pauses';
import '../../../features/desk/desk.scss';
import { usePauses } from '../../../features/desk/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { Answered } from '../../../parts/Answered';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';

/** Services of a whole place stand still: heat, snow, an outbreak. */
export default function PausesPage() {
  const { me, notice } = useGate(['desk', 'regulator']);
  const tabBar = useTabs('/packages/desk/pauses/index');
  const list = usePauses(me !== undefined);
  const cities = useCities();
  const [isNew, setIsNew] = useState(false);
  const own = me?.jurisdictions ?? [];
  const within = (cities.data?.items ?? [])
    .filter(({ code }) => own.some((place) => place.code === code))
    .flatMap(({ districts }) => districts)
    .filter(({ code }) => own.every((place) => place.code !== code));
  const places = [...own, ...within];
  return (
    <PageShell
      title="暂停服务"
      lead="停几天，一个人也不漏掉"
      {...(me?.role !== 'regulator' && { tabBar })}
      isWide
      {...(me && {
        foot: <Button onPress={() => setIsNew(true)}>暂停一个地方的服务</Button>,
      })}
    >
      {notice}
      {me && (
        <Answered query={list} label="正在查找暂停" reader="desk">
          {(all) => <Pauses list={all} places={places} mayCall={me.role === 'desk'} />}
        </Answered>
      )}
      {isNew && <NewPause places={places} onClose={() => setIsNew(false)} />}
    </PageShell>
  );
}
