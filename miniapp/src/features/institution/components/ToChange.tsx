import type { CivilDate } from '@huiyue/shared/civil';
import type { BreachView } from '@huiyue/shared/contract/publishing';
import { open } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { originalWords } from '../originalWords';
import { changesDue, sinceWords, soonestFirst, wayToChange, wrongWords } from '../toChange';

type Props = { readonly breaches: readonly BreachView[]; readonly today: CivilDate };

/** On top of the day: how much has to be changed, and until when. */
export function ToChangeNotice({ breaches, today }: Props) {
  const due = changesDue(breaches, today);
  if (!due) return null;
  return (
    <Banner tone="waiting" title={due.title}>
      <Words>{due.words}</Words>
      <Button kind="secondary" onPress={() => void open('/packages/institution/changes/index')}>
        看要改什么
      </Button>
    </Banner>
  );
}

export function ToChangeList({ breaches, today }: Props) {
  if (breaches.length === 0)
    return (
      <Empty icon="check" title="没有要改的">
        <Words kind="soft">正在卖的都合乎公布的规定。新规定公布后有要改的，“今日”页上会提醒。</Words>
      </Empty>
    );
  return (
    <>
      <Words>下面这些照原来的不能再卖，改好以后又能约。已经约好的，账单里最多收到公布的上限。</Words>
      {soonestFirst(breaches).map((breach) => (
        <ToChange key={`${breach.seller.id} ${wrongWords(breach)}`} breach={breach} today={today} />
      ))}
    </>
  );
}

function ToChange({ breach, today }: { readonly breach: BreachView; readonly today: CivilDate }) {
  const { seller, clause } = breach;
  const { page, parameters } = wayToChange(breach);
  const word = breach.code.startsWith('site.') ? '看资质' : '去改';
  return (
    <Card>
      <Heading>{seller.name}</Heading>
      <Words kind="lead">{sinceWords(breach, today)}</Words>
      <Words>{wrongWords(breach)}</Words>
      {clause && <ClauseLink clause={clause} text={originalWords(clause)} />}
      <Button kind="secondary" label={`${word}，${seller.name}`} onPress={() => void open(page, parameters)}>
        {word}
      </Button>
    </Card>
  );
}
