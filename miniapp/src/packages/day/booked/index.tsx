import { dateAt } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { BookingFacts } from '../../../features/booking/components/BookingFacts';
import { History } from '../../../features/booking/components/History';
import { CloseSheet } from '../../../features/day/components/CloseSheet';
import { ToMind } from '../../../features/day/components/ToMind';
import { useStaffBooking } from '../../../features/day/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { BoughtVisits } from '../../../parts/BoughtVisits';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { bookingStateWords } from '../../../words/states';

export default function BookedPage() {
  const { me, notice } = useGate('institution');
  const id = useParameter('booking');
  const booking = useStaffBooking(me ? id : '');
  const [isClosing, setIsClosing] = useState(false);
  return (
    <PageShell title="预约">
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2} reader="institution">
          {(held) => (
            <>
              <Banner
                tone={isLetGo(held) ? 'quiet' : bookingStateWords[held.state].tone}
                title={isLetGo(held) ? '家里请求取消，已经同意，不收费' : bookingStateWords[held.state].word}
              >
                {held.reason !== null && <Words>{`原因：${held.reason}`}</Words>}
              </Banner>
              <BookingFacts booking={held} />
              {held.state === 'confirmed' && <ToMind booking={held.id} />}
              {held.state === 'confirmed' && (
                <BoughtVisits
                  booking={held.id}
                  name={held.recipient.name}
                  days={held.dates.filter((on) => on <= dateAt(now()))}
                />
              )}
              {held.state === 'confirmed' && (
                <>
                  <Button
                    onPress={() =>
                      void open('/packages/day/elsewhere/index', { booking: held.id, act: 'transfer' })
                    }
                  >
                    {held.offer.kind === 'class' ? '转到别的班或别的时间' : '转到别的日子或别的服务'}
                  </Button>
                  <Button kind="secondary" onPress={() => setIsClosing(true)}>
                    不能再收，写明原因
                  </Button>
                </>
              )}
              <Section title="经过">
                <History booking={held} />
              </Section>
              {isClosing && <CloseSheet booking={held} onClose={() => setIsClosing(false)} />}
            </>
          )}
        </Answered>
      )}
    </PageShell>
  );
}

function isLetGo({ history }: BookingView): boolean {
  return history.some((event) => event.isLetGo);
}
