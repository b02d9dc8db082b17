import { ServiceDetail } from '../../../features/elderServices/components/ServiceDetail';
import { useService } from '../../../features/elderServices/queries';
import { MenuCard } from '../../../features/meals/components/MenuCard';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';

const acts = { meal: '订餐', dayCare: '预约', homeCare: '预约上门', course: '报名' } as const;

export default function ServicePage() {
  const id = useParameter('service');
  const service = useService(id);
  const product = service.data?.product;
  return (
    <PageShell
      title="服务"
      {...(product && {
        foot: (
          <Button onPress={() => void open('/packages/elder/orderWho/index', { service: id })}>
            {acts[product]}
          </Button>
        ),
      })}
    >
      <Answered query={service} label="正在打开服务" cards={2}>
        {(card) => (
          <>
            <ServiceDetail service={card} />
            {card.product === 'meal' && <MenuCard service={card.id} />}
            <List>
              <ListRow
                icon="pin"
                title="这家机构"
                note="别的服务，家庭的评价"
                onPress={() => void open('/packages/elder/place/index', { site: card.site.id })}
              />
            </List>
          </>
        )}
      </Answered>
    </PageShell>
  );
}
