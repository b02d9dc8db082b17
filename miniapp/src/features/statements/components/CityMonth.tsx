import { addMonthsTo, dateAt, monthOf } from '@huiyue/shared/civil';
import type { StatementSummary } from '@huiyue/shared/contract/statements';
import { useState } from 'react';
import { Answered } from '../../../parts/Answered';
import { MonthStepper } from '../../../parts/MonthStepper';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { Empty } from '../../../ui/Empty';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import { useCityStatements } from '../queries';
import { StatementRows } from './StatementRows';

/** How far back a month can be looked up here. */
const monthsBack = 24;

const groups: readonly { readonly title: string; readonly states: readonly StatementSummary['state'][] }[] = [
  { title: '等您审核', states: ['confirmed'] },
  { title: '审核过，等导出', states: ['approved'] },
  { title: '还在机构手里', states: ['drafted', 'returned'] },
  { title: '已导出', states: ['exported', 'frozen'] },
];

/** A city's month: what waits for approval first. */
export function CityMonth({ city }: { city: string }) {
  const thisMonth = monthOf(dateAt(now()));
  const [month, setMonth] = useState(addMonthsTo(thisMonth, -1));
  const statements = useCityStatements(city, month);
  return (
    <>
      <MonthStepper
        label="结算的月份"
        month={month}
        first={addMonthsTo(thisMonth, -monthsBack)}
        last={thisMonth}
        onChange={setMonth}
      />
      <Answered query={statements} label="正在查找结算表" reader="regulator">
        {(ofMonth) =>
          ofMonth.length === 0 ? (
            <Empty icon="clause" title={`${monthWords(month)}还没有结算表`}>
              <Words kind="soft">机构按点名生成以后，会出现在这里。</Words>
            </Empty>
          ) : (
            groups.map(({ title, states }) => {
              const some = ofMonth.filter(({ state }) => states.includes(state));
              return (
                some.length > 0 && (
                  <Section key={title} title={`${title}（${some.length}）`}>
                    <StatementRows
                      statements={some}
                      nameOf={({ site }) => site.name}
                      onOpen={({ site }) =>
                        void open('/packages/money/review/index', { site: site.id, month })
                      }
                    />
                  </Section>
                )
              );
            })
          )
        }
      </Answered>
    </>
  );
}
