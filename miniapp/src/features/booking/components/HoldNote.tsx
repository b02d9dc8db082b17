import { View } from '@tarojs/components';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Countdown } from '../../../ui/Countdown';
import { Words } from '../../../ui/Words';
import type { Held } from '../useHold';

/** Whether the place is kept while the form is read, how long still, and what a lapse means. */
export function HoldNote({ held, onAgain }: { held: Held; onAgain: () => void }) {
  switch (held.phase) {
    // As high as what follows it: what is being read below does not move.
    case 'none':
      return (
        <Banner tone="waiting" title="正在为您留名额">
          <Words>慢慢核对，不用急。留好以后，这里会写明留到几时。</Words>
          <Words>还没有留好。</Words>
        </Banner>
      );
    case 'held':
      return (
        <Banner tone="waiting" title="名额先为您留着">
          <Words>慢慢核对，不用急。离开这一页，名额马上放回。</Words>
          <Countdown until={held.until} />
        </Banner>
      );
    case 'lapsed':
      return (
        <Banner tone="info" title="留名额的时间到了">
          <View className="actions">
            <Words>名额已经放回。填的内容都在，提交时还有名额就直接约上。</Words>
            <Button kind="secondary" onPress={onAgain}>
              再留一会儿
            </Button>
          </View>
        </Banner>
      );
    case 'refused':
      return <Words kind="soft">名额现在没能先留住，提交时会再试一次。</Words>;
  }
}
