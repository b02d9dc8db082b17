import { useEffect, useState } from 'react';
import { useActingFor } from '../../../api/actingFor';
import { BookFor } from '../../../features/desk/components/BookFor';
import { CaseBills } from '../../../features/desk/components/CaseBills';
import { CaseBookings } from '../../../features/desk/components/CaseBookings';
import { CasePeople } from '../../../features/desk/components/CasePeople';
import { CaseVouchers } from '../../../features/desk/components/CaseVouchers';
import { CaseWays } from '../../../features/desk/components/CaseWays';
import { NewEmergency } from '../../../features/desk/components/NewEmergency';
import '../../../features/desk/desk.scss';
import { knownOf } from '../../../features/desk/known';
import {
  useCaseOf,
  useHouseholdBills,
  useHouseholdBookings,
  usePeople,
  type DeskPerson,
} from '../../../features/desk/queries';
import { chooseCity, useSearch } from '../../../features/places/search';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';

/** One caller: who they are, what they have, what is to be done for them. */
export default function CasePage() {
  const { me, notice } = useGate('desk');
  const household = useCaseOf(useParameter('household'), me !== undefined);
  const acting = useActingFor();
  const people = usePeople(household);
  const bookings = useHouseholdBookings(household);
  const bills = useHouseholdBills(household);
  const [booking, setBooking] = useState<DeskPerson>();
  const [isUrgent, setIsUrgent] = useState(false);
  const city = me?.jurisdictions[0]?.code ?? '';
  const search = useSearch();
  const isNowhere = search.city === undefined && city !== '';
  // Families choose a city on their first visit; whoever calls is looked after where the desk is.
  useEffect(() => {
    if (isNowhere) chooseCity(city);
  }, [isNowhere, city]);
  return (
    <PageShell
      title="这一家"
      isCase
      {...(acting && { lead: acting.channel === 'phone' ? '电话来的，记作电话' : '到窗口来的，记作窗口' })}
      isWide
    >
      {notice}
      {me && household === '' && (
        <Empty icon="phone" title="现在没有替谁办理">
          <Words kind="soft">先找到人，再替他办。</Words>
          <Button onPress={() => void openTab('/packages/desk/cases/index')}>去找人</Button>
        </Empty>
      )}
      {household !== '' && (
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
          <Section title="照这一家自己的页面办">
            <CaseWays />
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
              people={(people.data ?? []).map((person) => knownOf(household, person))}
              onClose={() => setIsUrgent(false)}
            />
          )}
        </>
      )}
    </PageShell>
  );
}
