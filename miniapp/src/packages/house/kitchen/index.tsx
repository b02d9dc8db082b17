import { dateAt } from '@huiyue/shared/civil';
import { isId } from '@huiyue/shared/ids';
import { useState } from 'react';
import { DayBar } from '../../../features/house/components/DayBar';
import { Kitchen } from '../../../features/house/components/Kitchen';
import '../../../features/house/house.scss';
import { useService } from '../../../features/house/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { now } from '../../../platform/clock';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  const service = useParameter('service');
  const { data: found } = useService(service);
  const [date, setDate] = useState(() => dateAt(now()));
  return (
    <PageShell title="备餐" {...(found && { lead: found.name })}>
      {notice}
      {me && isId('service', service) && (
        <>
          <DayBar date={date} onChange={setDate} />
          <Kitchen key={date} service={service} date={date} />
        </>
      )}
    </PageShell>
  );
}
