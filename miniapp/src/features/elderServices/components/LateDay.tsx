import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { instantOf } from '@huiyue/shared/civil';
import { now } from '../../../platform/clock';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { fullWeekdayWords } from '../../../words/serviceDays';

type Props = {
  readonly service: ServiceCard;
  readonly days: readonly DaysView['days'][number][];
  readonly onAsk: (date: CivilDate) => void;
};

const minuteMs = 60_000;

/** Today, once its orders have closed and before it is served: no dead end, the institution can still be asked. */
export function LateDay({ service: { opensAt }, days, onAsk }: Props) {
  const today = dateAt(now());
  const isAhead = now() < instantOf(`${today}T00:00:00+08:00`) + opensAt * minuteMs;
  const late = days.find(({ date, isOnSale }) => date === today && !isOnSale);
  if (!late || !isAhead) return null;
  return (
    <List>
      <ListRow
        title={`今天 ${fullWeekdayWords(today)}`}
        note="已经过了截止时间，可以请机构帮忙加"
        value="请机构加"
        onPress={() => onAsk(today)}
      />
    </List>
  );
}
