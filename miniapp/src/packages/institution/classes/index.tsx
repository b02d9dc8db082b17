import { Classes } from '../../../features/institution/components/Classes';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { open } from '../../../platform/navigation';
import { tabBars } from '../../../tabBars';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';

const path = '/packages/institution/classes/index';

export default function ClassesPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell
      title="班级"
      isWide
      tabBar={{ items: tabBars.institution, current: path }}
      foot={
        site && <Button onPress={() => void open('/packages/institution/publish/index')}>发布一个班</Button>
      }
    >
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Classes key={site.id} site={site.id} />
          <Button kind="secondary" onPress={() => void open('/packages/institution/late/index')}>
            晚接收费
          </Button>
        </>
      )}
    </PageShell>
  );
}
