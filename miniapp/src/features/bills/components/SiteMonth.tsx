import { addMonthsTo, dateAt, monthOf } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { Answered } from '../../../parts/Answered';
import { MonthStepper } from '../../../parts/MonthStepper';
import { now } from '../../../platform/clock';
import { useBookedIn, useSiteBills } from '../queries';
import { SiteBills } from './SiteBills';

/** How far back a month can be looked up here. */
const monthsBack = 24;

/** Begins with the month that is over: it is the one to be billed. */
export function SiteMonth({ site }: { site: Id<'site'> }) {
  const thisMonth = monthOf(dateAt(now()));
  const [month, setMonth] = useState(addMonthsTo(thisMonth, -1));
  const bills = useSiteBills(site, month);
  const bookings = useBookedIn(site, month);
  return (
    <>
      <MonthStepper
        label="账单的月份"
        month={month}
        first={addMonthsTo(thisMonth, -monthsBack)}
        last={thisMonth}
        onChange={setMonth}
      />
      <Answered query={bills} label="正在查找账单" reader="institution">
        {(ofMonth) => (
          <Answered query={bookings} label="正在查找这个月的预约" cards={1} reader="institution">
            {(booked) => <SiteBills site={site} month={month} bills={ofMonth} bookings={booked} />}
          </Answered>
        )}
      </Answered>
    </>
  );
}
