import type { Failure } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';

/** A colleague, the family or the clock was faster. Nothing went wrong, and there is nothing left to decide. */
export function AnsweredElsewhere({ failure, onClose }: { failure: Failure; onClose: () => void }) {
  return (
    <Sheet isOpen title="已经有结果了" onClose={onClose} foot={<Button onPress={onClose}>知道了</Button>}>
      <FailureNotice failure={failure} reader="institution" />
    </Sheet>
  );
}
