import { isCivilMonth, type CivilMonth } from '@huiyue/shared/civil';
import { useState } from 'react';
import { useChildren, useSite } from '../../../api/reads';
import { useAlive } from '../../../api/useAlive';
import { WhatOthersSay } from '../../../features/after/components/WhatOthersSay';
import { SiteDetail } from '../../../features/places/components/SiteDetail';
import { freshForMs } from '../../../features/places/queries';
import { lookForPlaces } from '../../../features/places/search';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { useMe } from '../../../features/session/hooks/useMe';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { monthBounds } from '../../../parts/monthBounds';
import { open, openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';

export default function SitePage() {
  const id = useParameter('site');
  const asked = useParameter('month');
  const [month, setMonth] = useState<CivilMonth>(isCivilMonth(asked) ? asked : monthBounds().first);
  const site = useSite(id, month, useAlive(freshForMs));
  const { data: me } = useMe();
  // Only a regulator of the place has one.
  const watched = me?.jurisdictions.map(({ code }) => code) ?? [];
  const { data: children } = useChildren(useIsFamily());

  return (
    <PageShell title={site.data?.name ?? '机构'}>
      <Answered query={site} label="正在打开机构" cards={2}>
        {(card) => (
          <>
            <SiteDetail
              site={card}
              month={month}
              ownChildren={children?.items ?? []}
              onMonth={setMonth}
              onAllow={
                watched.includes(card.jurisdiction) || watched.includes(card.city)
                  ? (offer) =>
                      void open('/packages/regulator/allow/index', { site: id, class: offer.id, month })
                  : undefined
              }
              onBook={(offer) =>
                void open('/packages/family/bookChild/index', { site: id, class: offer.id, month })
              }
              onOthers={() => {
                lookForPlaces({ city: card.city, month });
                void openTab('/pages/places/index');
              }}
            />
            <SiteMore site={card.id} month={month} hasChildren={(children?.items.length ?? 0) > 1} />
          </>
        )}
      </Answered>
    </PageShell>
  );
}

type MoreProps = { readonly site: string; readonly month: CivilMonth; readonly hasChildren: boolean };

/** Before applying: try it, look at it, read what others say. And where to turn if something is wrong. */
function SiteMore({ site, month, hasChildren }: MoreProps) {
  return (
    <>
      <Section title="先看看、先试试">
        <List>
          <ListRow
            icon="child"
            title="试托、参观、陪餐"
            note="先试一天，或者来看看"
            onPress={() => void open('/packages/childcare/trials/index', { site })}
          />
          {hasChildren && (
            <ListRow
              icon="plus"
              title="几个孩子一起约"
              note="一起约上，或者都不约"
              onPress={() => void open('/packages/childcare/together/index', { site, month })}
            />
          )}
        </List>
      </Section>
      <WhatOthersSay site={site} />
    </>
  );
}
