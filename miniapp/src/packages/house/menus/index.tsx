import { dateAt } from '@huiyue/shared/civil';
import { MenuDays } from '../../../features/house/components/MenuDays';
import '../../../features/house/house.scss';
import { useService } from '../../../features/house/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  const service = useService(useParameter('service'));
  return (
    <PageShell title="菜单" {...(service.data && { lead: service.data.name })}>
      {notice}
      {me && (
        <Answered query={service} label="正在打开菜单" cards={2} reader="institution">
          {({ id, site }) => <MenuDays service={id} site={site.id} from={dateAt(now())} />}
        </Answered>
      )}
    </PageShell>
  );
}
