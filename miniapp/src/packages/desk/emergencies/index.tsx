import { useState } from 'react';
import { Emergencies } from '../../../features/desk/components/Emergencies';
import { NewEmergency } from '../../../features/desk/components/NewEmergency';
import '../../../features/desk/desk.scss';
import { useEmergencies } from '../../../features/desk/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { Answered } from '../../../parts/Answered';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';

/** Emergencies of the area, for whoever has the shift. */
export default function EmergenciesPage() {
  const { me, notice } = useGate('desk');
  const tabBar = useTabs('/packages/desk/emergencies/index');
  const list = useEmergencies(me !== undefined);
  const [isNew, setIsNew] = useState(false);
  return (
    <PageShell
      title="急事"
      lead="这里只记做过什么，救护车由您拨打 120"
      tabBar={tabBar}
      isWide
      {...(me && {
        foot: (
          <Button icon="plus" onPress={() => setIsNew(true)}>
            记一件急事
          </Button>
        ),
      })}
    >
      {notice}
      {me && (
        <Answered query={list} label="正在查找急事" reader="desk">
          {(all) => <Emergencies list={all} />}
        </Answered>
      )}
      {isNew && <NewEmergency onClose={() => setIsNew(false)} />}
    </PageShell>
  );
}
