import { useState } from 'react';
import { BookFor } from '../../../features/desk/components/BookFor';
import { CaseBills } from '../../../features/desk/components/CaseBills';
import { CaseBookings } from '../../../features/desk/components/CaseBookings';
import { CasePeople } from '../../../features/desk/components/CasePeople';
import { CaseVouchers } from '../../../features/desk/components/CaseVouchers';
import { NewEmergency, nobodyKnown } from '../../../features/desk/components/NewEmergency';
import '../../../features/desk/desk.scss';
import {
  useChannel,
  useHouseholdBills,
  useHouseholdBookings,
  usePeople,
  type DeskPerson,
} from '../../../features/desk/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';

/** One caller: who they are, what they have, what is to be done for them. */
export default function CasePage() {
  const { me, notice } = useGate('desk');
  const household = useParameter('household');
  const channel = useChannel();
  const asked = me ? household : '';
  const people = usePeople(asked);
  const bookings = useHouseholdBookings(asked);
  const bills = useHouseholdBills(asked);
  const [booking, setBooking] = useState<DeskPerson>();
  const [isUrgent, setIsUrgent] = useState(false);
  const city = me?.jurisdictions[0]?.code ?? '';
  const elder = people.data?.find(({ kind }) => kind === 'elder');
  return (
    <PageShell
      title="这一家"
      lead={channel === 'phone' ? '电话来的，记作电话' : '到窗口来的，记作窗口'}
      isWide
    >
      {notice}
      {me && (
        <>
          <Section title="家里人">
            <Answered query={people} label="正在查找家里人" reader="desk">
              {(all) => <CasePeople household={household} people={all} city={city} onBook={setBooking} />}
            </Answered>
          </Section>
          <Section title="预约">
            <Answered query={bookings} label="正在查找预约" reader="desk">
              {(all) => <CaseBookings bookings={all} />}
            </Answered>
          </Section>
          {people.data && people.data.length > 0 && (
            <Section title="券和政府购买的服务">
              <CaseVouchers household={household} people={people.data} />
            </Section>
          )}
          <Section title="账单">
            <Answered query={bills} label="正在查找账单" reader="desk">
              {(all) => <CaseBills bills={all} />}
            </Answered>
          </Section>
          <Button kind="danger" icon="phone" onPress={() => setIsUrgent(true)}>
            有急事，求助
          </Button>
          {booking && (
            <BookFor
              household={household}
              person={booking}
              city={city}
              onClose={() => setBooking(undefined)}
            />
          )}
          {isUrgent && (
            <NewEmergency
              known={{
                ...nobodyKnown,
                household,
                ...(elder ? { elder: elder.id, name: elder.name } : {}),
              }}
              onClose={() => setIsUrgent(false)}
            />
          )}
        </>
      )}
    </PageShell>
  );
}
