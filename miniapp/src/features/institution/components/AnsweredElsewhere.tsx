import type { Failure } from '../../../api/answer';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { failureWords } from '../../../words/failures';

/** A colleague, the family or the clock was faster. Nothing went wrong, and there is nothing left to decide. */
export function AnsweredElsewhere({ failure, onClose }: { failure: Failure; onClose: () => void }) {
  const { what, why, next } = failureWords(failure, 'institution');
  return (
    <Sheet isOpen title="已经有结果了" onClose={onClose} foot={<Button onPress={onClose}>知道了</Button>}>
      <Banner tone="info" title={what}>
        <Words>{why}</Words>
        <Words>{next}</Words>
      </Banner>
    </Sheet>
  );
}
