import { WhatOthersSay } from '../../../features/after/components/WhatOthersSay';
import { PlaceServices } from '../../../features/elderServices/components/PlaceServices';
import { useSiteServices } from '../../../features/elderServices/queries';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open, openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';

export default function PlacePage() {
  const site = useParameter('site');
  const services = useSiteServices(site);
  return (
    <PageShell title="这里的服务">
      <Answered query={services} label="正在打开" cards={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="pin" title="这里现在没有开放的服务">
              <Button onPress={() => void openTab('/packages/elder/near/index')}>看附近的服务</Button>
            </Empty>
          ) : (
            <>
              <PlaceServices
                services={items}
                onOpen={({ id }) => void open('/packages/elder/service/index', { service: id })}
              />
              <WhatOthersSay site={site} />
            </>
          )
        }
      </Answered>
    </PageShell>
  );
}
