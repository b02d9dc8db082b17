import { addMonthsTo, dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import { useSiteStatements } from '../queries';
import { StatementRows } from './StatementRows';

/** A site's statements, the month that is over first. */
export function OwnMonths({ site }: { site: Id<'site'> }) {
  const statements = useSiteStatements(site);
  const thisMonth = monthOf(dateAt(now()));
  const openMonth = (month: CivilMonth) => void open('/packages/money/siteStatement/index', { site, month });
  return (
    <Answered query={statements} label="正在查找结算表" reader="institution">
      {(drawnUp) => {
        const missing = [addMonthsTo(thisMonth, -1), thisMonth].filter(
          (month) => !drawnUp.some((one) => one.month === month),
        );
        return (
          <>
            {missing.length > 0 && (
              <Section title="还没有生成">
                <List>
                  {missing.map((month) => (
                    <ListRow
                      key={month}
                      icon="plus"
                      title={monthWords(month)}
                      note={month === thisMonth ? '这个月还没有过完，可以先看，不能确认' : '可以生成并确认'}
                      onPress={() => openMonth(month)}
                    />
                  ))}
                </List>
              </Section>
            )}
            {drawnUp.length > 0 && (
              <Section title="已经生成">
                <StatementRows
                  statements={drawnUp}
                  nameOf={({ month }) => monthWords(month)}
                  onOpen={({ month }) => openMonth(month)}
                />
              </Section>
            )}
            {drawnUp.length === 0 && <Words kind="soft">还没有生成过结算表。</Words>}
          </>
        );
      }}
    </Answered>
  );
}
