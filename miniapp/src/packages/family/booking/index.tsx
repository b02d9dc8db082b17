import { dateAt, isCivilMonth, monthOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { useSite } from '../../../api/reads';
import { AfterRows } from '../../../features/after/components/AfterRows';
import { BookingDetail } from '../../../features/booking/components/BookingDetail';
import { useBooking } from '../../../features/booking/queries';
import { useLeaving } from '../../../features/childcare/leavings';
import { RenewalCard } from '../../../features/childcare/components/RenewalCard';
import { useRenewals } from '../../../features/childcare/renewals';
import { NextClass } from '../../../features/children/components/NextClass';
import { DayCode } from '../../../features/door/DayCode';
import { ThreePeople } from '../../../features/people/components/ThreePeople';
import { lookForPlaces } from '../../../features/places/search';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { open, openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';

export default function BookingPage() {
  const { me, notice } = useGate('family');
  const booking = useBooking(useParameter('booking'), useIsFamily());
  const site = useSite(booking.data?.site.id ?? '');

  return (
    <PageShell title="预约">
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2}>
          {(held) => (
            <>
              <DayCode booking={held} />
              <BookingDetail
                booking={held}
                more={
                  <>
                    <ThreePeople booking={held} me={me} />
                    <More booking={held} city={site.data?.city} />
                  </>
                }
                onOtherPlaces={() => {
                  if (site.data)
                    lookForPlaces({
                      city: site.data.city,
                      month: isCivilMonth(held.period) ? held.period : monthOf(held.period),
                      forAge: { kind: 'months', ageInMonths: held.recipient.ageInMonths },
                    });
                  void openTab('/pages/places/index');
                }}
              />
            </>
          )}
        </Answered>
      )}
    </PageShell>
  );
}

type MoreProps = { readonly booking: BookingView; readonly city: string | undefined };

/** What follows from it: the next class, the next month, applying after a trial, and what one thinks of it. */
function More({ booking, city }: MoreProps) {
  const { id, site, offer, state, recipient, startsOn } = booking;
  const isFamily = useIsFamily();
  const [today] = useState(() => dateAt(now()));
  const { data: renewals } = useRenewals(isFamily && state === 'confirmed');
  const { data: leaving } = useLeaving(state === 'confirmed' ? id : '', isFamily);
  const renewal = renewals?.items.find((one) => one.booking === id);
  const isTrial = offer.kind === 'class' && offer.trial === true;
  const isLive = state === 'confirmed' || state === 'requested';
  const toBooking = (booked: string) => void open('/packages/family/booking/index', { booking: booked });
  return (
    <>
      {isTrial && state === 'confirmed' && startsOn <= today && (
        <Card>
          <Words>试托以后觉得合适，可以约正式的托位。</Words>
          <Button
            onPress={() => void open('/packages/family/bookChild/index', { site: site.id, class: offer.id })}
          >
            约正式托位
          </Button>
        </Card>
      )}
      {renewal && <RenewalCard renewal={renewal} onBooked={toBooking} />}
      {recipient.kind === 'child' && isLive && city !== undefined && (
        <NextClass child={recipient.id} name={recipient.name} city={city} from={startsOn} />
      )}
      <AfterRows booking={id} isOn={state === 'confirmed'}>
        {state === 'confirmed' && (
          <ListRow
            icon="cross"
            title="退托"
            note={leaving?.on ? `说好了，${dayWords(leaving.on)}起不来` : '先看哪天退、退多少'}
            onPress={() => void open('/packages/childcare/leave/index', { booking: id })}
          />
        )}
      </AfterRows>
    </>
  );
}
