import type { CircleElderView } from '@huiyue/shared/contract/circle';
import { useChildren } from '../../../api/reads';
import { CardForm } from '../../../features/people/components/CardForm';
import { useCircleElders, useOwnElders } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';

export default function CardPage() {
  const { me, notice } = useGate('family');
  const [child, elder] = [useParameter('child'), useParameter('elder')];
  const isFamily = useIsFamily();
  const children = useChildren(isFamily && child !== '');
  const elders = useOwnElders(isFamily && elder !== '');
  const circles = useCircleElders(isFamily && elder !== '');
  return (
    <PageShell title="照护卡片" lead="只填服务用得着的；每一项都写明为什么问、谁能看到。">
      {notice}
      {me &&
        (child === '' ? (
          <Answered query={elders} label="正在打开" cards={2}>
            {({ items }) => {
              const person = items.find(({ id }) => id === elder);
              return person ? (
                <CardForm kind="elder" person={person} mayRemove />
              ) : (
                <Answered query={circles} label="正在打开" cards={2}>
                  {(shared) => <OfCircle elder={elder} circles={shared.items} />}
                </Answered>
              );
            }}
          </Answered>
        ) : (
          <Answered query={children} label="正在打开" cards={2}>
            {({ items }) => {
              const person = items.find(({ id }) => id === child);
              return person ? <CardForm kind="child" person={person} mayRemove /> : <Missing />;
            }}
          </Answered>
        ))}
    </PageShell>
  );
}

/** Of another household: whoever decides there, and the elder herself, may change it; taking it away is for its keepers. */
function OfCircle({ elder, circles }: { elder: string; circles: readonly CircleElderView[] }) {
  const one = circles.find((known) => known.elder.id === elder);
  const mayDecide = one?.roles.some((role) => role === 'self' || role === 'decides') ?? false;
  return one && mayDecide ? <CardForm kind="elder" person={one.elder} mayRemove={false} /> : <Missing />;
}

function Missing() {
  return (
    <Empty icon="child" title="找不到这张卡片">
      <Button onPress={() => void openTab('/pages/children/index')}>回到家人</Button>
    </Empty>
  );
}
