import { NewServiceForm } from '../../../features/house/components/ServiceForm';
import { ServiceTermsForm } from '../../../features/house/components/ServiceTermsForm';
import '../../../features/house/house.scss';
import { useService } from '../../../features/house/queries';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

/** Something new, or new terms of what is there. */
export default function Page() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const id = useParameter('service');
  const service = useService(id);
  return (
    <PageShell
      title={id === '' ? '发布服务' : '改价格和名额'}
      {...(service.data && id !== '' && { lead: service.data.name })}
    >
      {notice}
      {me && site && id === '' && <NewServiceForm site={site.id} jurisdiction={site.jurisdiction} />}
      {me && id !== '' && (
        <Answered query={service} label="正在打开服务" cards={1} reader="institution">
          {(found) => <ServiceTermsForm key={found.revision} service={found} />}
        </Answered>
      )}
    </PageShell>
  );
}
