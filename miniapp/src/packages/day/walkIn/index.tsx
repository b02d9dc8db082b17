import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { WalkInForm } from '../../../features/day/components/WalkInForm';
import { useClasses, useServices } from '../../../features/day/queries';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import '../../../parts/family.scss';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { NotRead } from '../../../notices/NotRead';
import { Words } from '../../../ui/Words';
import { whenWords } from '../../../words/when';

export default function WalkInPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const classes = useClasses(site?.id ?? '');
  const services = useServices(site?.id ?? '');
  const [done, setDone] = useState<BookingView>();
  const error = classes.error ?? services.error;
  const isRead = classes.data !== undefined && services.data !== undefined;
  return (
    <PageShell title="现场登记" lead="人已经到了门口：有空位就马上定下来，不用手机，也不用证件。">
      {notice}
      {site && !done && !isRead && !error && <Skeleton label="正在打开今天的空位" cards={2} />}
      {error && <NotRead error={error} reader="institution" />}
      {done && (
        <>
          <Banner tone="confirmed" title={`${done.recipient.name}：已登记`}>
            <Words>{`${done.offer.name}，${whenWords(done)}。已经在今天的名单里。`}</Words>
          </Banner>
          <Button onPress={() => setDone(undefined)}>再登记一位</Button>
        </>
      )}
      {site && !done && classes.data && services.data && (
        <WalkInForm classes={classes.data} services={services.data} onDone={setDone} />
      )}
    </PageShell>
  );
}
