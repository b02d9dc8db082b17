import type { SiteQueueView } from '@huiyue/shared/contract/today';
import { Answered } from '../../../parts/Answered';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { hoursWords, periodWords } from '../../../words/when';
import { useSiteQueue } from '../queries';

type Entry = SiteQueueView['items'][number];

/** Room by room, in the order of turns, each with the reason for it. */
export function Queue({ site }: { readonly site: string }) {
  const queue = useSiteQueue(site);
  return (
    <Answered query={queue} label="正在打开候补名单" cards={2} reader="institution">
      {({ items }) => {
        const sheets = [...new Set(items.map(sheetOf))];
        if (sheets.length === 0)
          return (
            <Empty icon="wait" title="没有人在候补">
              <Words kind="soft">名额约满以后，家长可以排队。排到的自动留名额，机构不用动手。</Words>
            </Empty>
          );
        return sheets.map((sheet) => (
          <Section key={sheet} title={sheet}>
            <List>
              {items
                .filter((entry) => sheetOf(entry) === sheet)
                .map((entry) => (
                  <ListRow
                    key={entry.booking}
                    title={`第 ${entry.rank} 位 · ${entry.recipient.name}`}
                    note={`${reasonOf(entry)} · ${hoursWords(entry.from, entry.to)}`}
                  />
                ))}
            </List>
          </Section>
        ));
      }}
    </Answered>
  );
}

function sheetOf({ offer, period }: Entry): string {
  return `${offer.name} ${periodWords(period)}`;
}

function reasonOf({ group, isRanked, joinedOn }: Entry): string {
  const joined = `${dayWords(joinedOn)}开始排队`;
  if (group !== null) return `${group}，公布的规定里${isRanked ? '排在前面' : '优先'}；${joined}`;
  return `${joined}，先到先得`;
}
