import { useDidShow } from '@tarojs/taro';
import { endPractice, startPractice } from '../../../api/practice';
import { GuideSteps } from '../../../features/easy/components/GuideSteps';
import { useGate } from '../../../features/session/hooks/useGate';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

/** Practice begins with a press here, and is over when one comes back here or to any first page. */
export default function PracticePage() {
  const { me, notice } = useGate('family');
  useDidShow(endPractice);
  const begin = () => {
    startPractice();
    void open('/packages/easy/again/index');
  };
  return (
    <PageShell title="练习订一次餐" {...(me && { foot: <Button onPress={begin}>开始练习</Button> })}>
      {notice}
      <Words kind="lead">跟真的一模一样，只是什么都不会送出去。</Words>
      <GuideSteps />
      <Button kind="secondary" onPress={() => void open('/packages/easy/guide/index')}>
        看一页纸的说明
      </Button>
    </PageShell>
  );
}
