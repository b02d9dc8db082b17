import { useActingFor } from '../../../api/actingFor';
import { open } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { useCircle } from '../queries';
import { consentWords } from '../words';

/**
 * Before the first step of an order: whether the elder has said yes. Who hears it only after the last step has filled
 * in four pages for nothing.
 */
export function ConsentFirst({ elder }: { elder: string }) {
  const { data: circle } = useCircle(elder);
  // The desk asks in its own way, while it speaks with her.
  const isActing = useActingFor() !== undefined;
  if (!circle || isActing || circle.myConsent === 'given' || circle.myConsent === 'notNeeded') return null;
  return (
    <>
      <Banner tone="waiting" title={`${circle.elder.name}：${consentWords[circle.myConsent]}`}>
        <Words>替老人订服务，要老人自己先同意一次。没有同意以前可以先看看，还订不上。</Words>
      </Banner>
      <Button kind="secondary" onPress={() => void open('/packages/circle/consent/index', { elder })}>
        去问老人同不同意
      </Button>
    </>
  );
}
