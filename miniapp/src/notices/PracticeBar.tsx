import { endPractice, usePractising } from '../api/practice';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Words } from '../ui/Words';

/** On every screen while somebody practises, so that nobody mistakes it for the real thing, or the real thing for it. */
export function PracticeBar() {
  if (!usePractising()) return null;
  return (
    <Banner tone="waiting" title="正在练习，什么都不会送出去">
      <Words>放心按，按错了也没有关系。</Words>
      <Button kind="secondary" onPress={endPractice}>
        结束练习
      </Button>
    </Banner>
  );
}
