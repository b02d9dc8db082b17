import { ServiceList } from '../../../features/house/components/ServiceList';
import '../../../features/house/house.scss';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const to = (page: string) => () => void open(`/packages/house/${page}/index`);
  return (
    <PageShell title="服务和日常" foot={site && <Button onPress={to('service')}>发布一项服务</Button>}>
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <ServiceList key={site.id} site={site.id} />
          <List>
            <ListRow
              icon="pin"
              title="上门安排"
              note="今天谁去哪家，开始、做完、没人开门"
              onPress={to('rounds')}
            />
            <ListRow icon="mine" title="上门护理员" note="谁、哪天、做什么" onPress={to('carers')} />
            <ListRow
              icon="answer"
              title="老人当面同意"
              note="家里人要替老人预约，老人亲口说、报口令"
              onPress={to('consent')}
            />
            <ListRow icon="cross" title="停业安排" note="先看影响谁，再改期或退" onPress={to('closings')} />
            <ListRow icon="check" title="陪餐" note="负责人、家属代表陪餐的记录" onPress={to('companions')} />
            <ListRow
              icon="clause"
              title="导出表格"
              note="名单、备餐、路线、考勤、账单、证照"
              onPress={to('lists')}
            />
          </List>
        </>
      )}
    </PageShell>
  );
}
