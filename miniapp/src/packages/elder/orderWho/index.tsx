import { useState } from 'react';
import { useKept } from '../../../api/useKept';
import { ElderForm } from '../../../features/elderServices/components/ElderForm';
import { WhoStep } from '../../../features/elderServices/components/WhoStep';
import { useElders, useService } from '../../../features/elderServices/queries';
import { ConsentFirst } from '../../../features/people/components/ConsentFirst';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';

export default function OrderWhoPage() {
  const { me, notice } = useGate('family');
  const id = useParameter('service');
  const service = useService(id);
  const elders = useElders(useIsFamily());
  const { value, put, ...kept } = useKept<{ readonly elder?: string }>(`order:${id}:who`, {});
  const [isAdding, setIsAdding] = useState(false);
  const all = elders.data?.items ?? [];
  // With one elder there is nothing to choose; she stands chosen, to be seen and agreed to.
  const elder = all.find((one) => one.id === value.elder)?.id ?? (all.length === 1 ? all[0]?.id : undefined);
  const isForm = isAdding || (elders.data !== undefined && all.length === 0);

  return (
    <PageShell
      title="给哪位老人订"
      {...(me &&
        !isForm &&
        all.length > 0 && {
          foot: (
            <Button
              lacks={[elder === undefined && '选是哪位老人']}
              onPress={() => {
                if (elder !== undefined) void open('/packages/elder/orderWhen/index', { service: id, elder });
              }}
            >
              下一步
            </Button>
          ),
        })}
    >
      {notice}
      {me && (
        <>
          <Steps at={1} of={service.data?.product === 'meal' ? 4 : 3} name="选老人" />
          <Answered query={service} label="正在打开" cards={1}>
            {({ name, site }) => <Words>{`${site.name} · ${name}`}</Words>}
          </Answered>
          <Answered query={elders} label="正在读取家里的老人" cards={1}>
            {() =>
              isForm ? (
                <ElderForm
                  onAdded={(added) => {
                    put({ elder: added.id });
                    setIsAdding(false);
                  }}
                />
              ) : (
                <>
                  <BroughtBack of={kept} />
                  <WhoStep elders={all} value={elder} onChange={(picked) => put({ elder: picked })} />
                  <Button kind="quiet" icon="plus" onPress={() => setIsAdding(true)}>
                    添加另一位老人
                  </Button>
                  {elder !== undefined && <ConsentFirst elder={elder} />}
                </>
              )
            }
          </Answered>
        </>
      )}
    </PageShell>
  );
}
