import { startOver } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

/** Where the real flow would say that it was sent. */
export function PracticeDone() {
  return (
    <PageShell
      title="做对了"
      foot={<Button onPress={() => void startOver('/packages/easy/home/index')}>练习结束，回首页</Button>}
    >
      <Banner tone="confirmed" title="就是这样订餐的">
        <Words>这次是练习，什么也没有送出去，没有订餐，也不用付钱。</Words>
        <Words>真的要订，回首页按“再订一次上次的餐”，步子一模一样。</Words>
      </Banner>
    </PageShell>
  );
}
