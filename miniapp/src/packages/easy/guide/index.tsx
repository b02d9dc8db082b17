import { GuideSteps } from '../../../features/easy/components/GuideSteps';
import { guideNotes, guidePaper, guideTitle } from '../../../features/easy/guide';
import { canPrint, openPaper } from '../../../platform/paper';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

export default function GuidePage() {
  const print = <Button onPress={() => openPaper()?.show(guidePaper())}>打印出来</Button>;
  return (
    <PageShell title={guideTitle} {...(canPrint && { foot: print })}>
      <GuideSteps />
      <Card>
        {guideNotes().map((note) => (
          <Words key={note}>{note}</Words>
        ))}
      </Card>
      {!canPrint && <Words kind="soft">想要一张纸的，请家里人在电脑上打开惠约网页版打印。</Words>}
    </PageShell>
  );
}
