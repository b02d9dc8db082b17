import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { ElsewhereForm } from '../../../features/day/components/ElsewhereForm';
import { useClasses, useServices, useStaffBooking } from '../../../features/day/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { back } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { pricedWords } from '../../../words/money';
import { whenWords } from '../../../words/when';

export default function ElsewherePage() {
  const { me, notice } = useGate('institution');
  const id = useParameter('booking');
  const booking = useStaffBooking(me ? id : '');
  const act = useParameter('act') === 'transfer' ? 'transfer' : 'propose';
  const site = booking.data?.site.id ?? '';
  const classes = useClasses(site);
  const services = useServices(site);
  const [done, setDone] = useState<BookingView>();
  return (
    <PageShell title={act === 'transfer' ? '转到别处' : '换个名额给家长'}>
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2} reader="institution">
          {(held) =>
            done ? (
              <>
                <Banner tone="confirmed" title={act === 'transfer' ? '已经转过去' : '名额留好了，等家长决定'}>
                  <Words>{`${done.recipient.name}：${done.offer.name}，${whenWords(done)}。家长现在就能看到。`}</Words>
                </Banner>
                <Button onPress={() => void back()}>好</Button>
              </>
            ) : (
              <>
                <Card>
                  <Facts
                    facts={[
                      { name: '谁', value: held.recipient.name },
                      { name: '原来的', value: `${held.offer.name}，${whenWords(held)}` },
                      { name: '价格', value: pricedWords(held.priceFen, held.per) },
                    ]}
                  />
                </Card>
                {classes.data && services.data && (
                  <ElsewhereForm
                    booking={held}
                    classes={classes.data}
                    services={services.data}
                    act={act}
                    onDone={setDone}
                  />
                )}
              </>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
