import { addDays, type CivilDate } from '@huiyue/shared/civil';
import type { MenuView } from '@huiyue/shared/contract/menus';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { Button } from '../../../ui/Button';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { fullDayWords, weekdayWords } from '../../../words/dates';
import { useHouse, useMenusOf } from '../queries';
import { MenuEditor } from './MenuEditor';

const week = 7;

/** A week of menus: each day can be written, and the whole week be cooked again. */
export function MenuDays({
  service,
  site,
  from,
}: {
  readonly service: Id<'service'>;
  readonly site: Id<'site'>;
  readonly from: CivilDate;
}) {
  const [start, setStart] = useState(from);
  const [open, setOpen] = useState<CivilDate>();
  const menus = useMenusOf(service, { from: start, until: addDays(start, week - 1) });
  const days = Array.from({ length: week }, (_, index) => addDays(start, index));
  return (
    <>
      <Section title={`${fullDayWords(start)}起的一周`}>
        <Answered query={menus} label="正在打开菜单" cards={2} reader="institution">
          {(items) => (
            <>
              <List>
                {days.map((date) => {
                  const menu = items.find((one) => one.date === date);
                  return (
                    <ListRow
                      key={date}
                      title={`${fullDayWords(date)} ${weekdayWords(date)}`}
                      note={menu && menu.dishes.length > 0 ? dishWords(menu) : '还没有写'}
                      onPress={() => setOpen(date)}
                    />
                  );
                })}
              </List>
              {open && (
                <MenuEditor
                  key={open}
                  site={site}
                  service={service}
                  date={open}
                  menu={items.find((one) => one.date === open)}
                  onClose={() => setOpen(undefined)}
                />
              )}
            </>
          )}
        </Answered>
        <Button kind="secondary" onPress={() => setStart(addDays(start, week))}>
          看下一周
        </Button>
        {start > from && (
          <Button kind="quiet" onPress={() => setStart(from)}>
            回到这一周
          </Button>
        )}
      </Section>
      <Repeat key={start} service={service} from={start} />
    </>
  );
}

function dishWords({ dishes }: MenuView): string {
  return dishes.map(({ name }) => name).join('、');
}

function Repeat({ service, from }: { service: Id<'service'>; from: CivilDate }) {
  const [weeks, setWeeks] = useState(1);
  const { write, ...sending } = useHouse<object>(
    `menuCopy:${service}`,
    `/services/${service}/menus/copy`,
    'post',
    () => undefined,
  );
  const to = addDays(from, week);
  return (
    <Section title="照这一周再做">
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {sending.phase === 'done' && <Words>已经照做。原来写过的日子没有动。</Words>}
      <Stepper
        label="往后照做几周"
        value={weeks}
        least={1}
        most={8}
        words={(value) => `${value} 周`}
        onChange={setWeeks}
      />
      <Button
        kind="secondary"
        busy={sending.phase === 'sending' && '正在照做'}
        onPress={() => void write({ from, days: week, to, until: addDays(to, weeks * week - 1) })}
      >
        {`照做到${fullDayWords(addDays(to, weeks * week - 1))}`}
      </Button>
    </Section>
  );
}
