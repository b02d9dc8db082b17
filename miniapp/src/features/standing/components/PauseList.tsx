import type { Product } from '@huiyue/shared/service';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { productWords } from '../../../words/names';
import { someDaysWords } from '../../../words/serviceDays';
import type { Paused } from '../pause';

const kindWords: Readonly<Record<Product | 'class', string>> = { ...productWords, class: '托育' };

/** All that stays away, one line for each service, with its days. */
export function PauseList({ lines }: { lines: readonly Paused[] }) {
  return (
    <List>
      {lines.map(({ what, name, site, dates }) => (
        <ListRow
          key={`${site} ${name}`}
          title={`${kindWords[what]}：${name}`}
          note={`${site} · ${someDaysWords(dates)}`}
        />
      ))}
    </List>
  );
}
