import { PublicationCard } from '../../../features/publishing/components/PublicationCard';
import '../../../features/publishing/publishing.scss';
import { usePublications } from '../../../features/publishing/queries';
import { useRole } from '../../../features/session/role';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { Answered } from '../../../parts/Answered';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

const path = '/packages/public/publications/index';

/** For everyone: what has been published, newest first, each with its number and its words. */
export default function PublicationsPage() {
  const tabBar = useTabs(path);
  const isRegulator = useRole() === 'regulator';
  const publications = usePublications();
  return (
    <PageShell title="公布记录" lead="每公布一次编一个号，只增不改" {...(isRegulator && { tabBar })}>
      <Answered query={publications} label="正在查找公布记录">
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="clause" title="还没有新的公布">
              <Words kind="soft">各市原有方案里的规定，在“公布的价格和规则”里看。</Words>
            </Empty>
          ) : (
            items.map((publication) => (
              <PublicationCard
                key={`${publication.place.code} ${publication.number}`}
                publication={publication}
              />
            ))
          )
        }
      </Answered>
    </PageShell>
  );
}
