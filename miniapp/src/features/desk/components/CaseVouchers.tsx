import { useQuery } from '@tanstack/react-query';
import type { PurchaseView, VoucherView } from '@huiyue/shared/contract/vouchers';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { Answered } from '../../../parts/Answered';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { sumWords } from '../../../words/bills';
import { fullDayWords } from '../../../words/dates';
import { serviceLineWords } from '../../../words/names';
import type { DeskPerson } from '../queries';
import { Words } from '../../../ui/Words';

/** What an authority gave the people of this household: vouchers that can be spent, and visits that are left. */
export function CaseVouchers({
  household,
  people,
}: {
  readonly household: string;
  readonly people: readonly DeskPerson[];
}) {
  const ids = people.map(({ id }) => id);
  const given = useQuery({
    queryKey: ['desk', household, 'given', ids],
    queryFn: () =>
      Promise.all(
        people.map(async ({ id: person, name }) => ({
          name,
          vouchers: (await dataOf(getAll<VoucherView>('/vouchers', { household, person }))).items,
          purchases: (await dataOf(getAll<PurchaseView>('/purchases', { household, person }))).items,
        })),
      ),
  });
  return (
    <Answered query={given} label="正在查找券" reader="desk">
      {(all) => {
        const rows = all.flatMap(({ name, vouchers, purchases }) => [
          ...vouchers
            .filter(({ state }) => state === 'valid')
            .map(({ id, valueFen, to }) => ({
              id,
              title: `${name}：消费券 ${sumWords(valueFen)}`,
              note: `${fullDayWords(to)} 前能用`,
            })),
          ...purchases
            .filter(({ left }) => left > 0)
            .map(({ id, line, left }) => ({
              id,
              title: `${name}：政府购买的${serviceLineWords[line]}`,
              note: `还有 ${left} 次`,
            })),
        ]);
        if (rows.length === 0) return <Words kind="soft">没有可以用的券。</Words>;
        return (
          <List>
            {rows.map(({ id, title, note }) => (
              <ListRow key={id} title={title} note={note} />
            ))}
          </List>
        );
      }}
    </Answered>
  );
}
