import type { ReactNode } from 'react';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';

type Props = {
  readonly booking: string;
  /** Whether it came about: nobody was served by what was declined or let go. */
  readonly isOn: boolean;
  /** What else may be done about it. */
  readonly children?: ReactNode;
};

/** What one may say of a booking: how it was, and what was wrong. The same for a child's month and an elder's lunch. */
export function AfterRows({ booking, isOn, children }: Props) {
  return (
    <List>
      {isOn && (
        <ListRow
          icon="answer"
          title="评价"
          note="用过以后，说说怎么样"
          onPress={() => void open('/packages/after/rate/index', { booking })}
        />
      )}
      <ListRow
        icon="info"
        title="投诉，或反映多收、办卡"
        onPress={() => void open('/packages/after/complain/index', { booking })}
      />
      {children}
    </List>
  );
}
