import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';

/** Where the rules of other places, and what was published since, are read. */
export function MoreRules() {
  return (
    <Section title="还可以看">
      <List>
        <ListRow
          icon="pin"
          title="各市规定放在一起看"
          note="同一个问题，各市怎么规定"
          onPress={() => void open('/packages/public/compare/index')}
        />
        <ListRow
          icon="clause"
          title="公布记录"
          note="新公布了什么，从哪天起"
          onPress={() => void open('/packages/public/publications/index')}
        />
      </List>
    </Section>
  );
}
