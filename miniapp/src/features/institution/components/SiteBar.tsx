import type { MeView } from '@huiyue/shared/contract/session';
import { useState } from 'react';
import { Choice } from '../../../ui/Choice';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { chooseSite } from '../hooks/useChosenSite';

type OwnSite = MeView['sites'][number];

/** Which institution this page is about. Whoever works for two changes over here. */
export function SiteBar({ sites, site }: { sites: readonly OwnSite[]; site: OwnSite }) {
  const [isOpen, setIsOpen] = useState(false);
  if (sites.length < 2) return <Words kind="soft">{site.name}</Words>;
  return (
    <>
      <List>
        <ListRow icon="class" title={site.name} value="换一家" onPress={() => setIsOpen(true)} />
      </List>
      <Sheet isOpen={isOpen} title="换一家机构" onClose={() => setIsOpen(false)}>
        <Choice
          label="您工作的机构"
          value={site.id}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            chooseSite(id);
            setIsOpen(false);
          }}
        />
      </Sheet>
    </>
  );
}
