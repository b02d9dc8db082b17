import { isCivilMonth, type CivilMonth } from '@huiyue/shared/civil';
import { useState } from 'react';
import { useChildren, useSite } from '../../../api/reads';
import { MonthStep } from '../../../features/booking/components/MonthStep';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { back, open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';

export default function BookMonthPage() {
  const { me, notice } = useGate('family');
  const [site, offerId, childId] = [useParameter('site'), useParameter('class'), useParameter('child')];
  const asked = useParameter('month');
  const [month, setMonth] = useState<CivilMonth | undefined>(isCivilMonth(asked) ? asked : undefined);
  const card = useSite(site, isCivilMonth(asked) ? asked : undefined);
  const children = useChildren(useIsFamily());

  const offer = card.data?.classes.find(({ id }) => id === offerId);
  const child = children.data?.items.find(({ id }) => id === childId);

  const next = () => {
    if (month !== undefined)
      void open('/packages/family/bookReview/index', { site, class: offerId, child: childId, month });
  };

  return (
    <PageShell
      title="从哪个月开始"
      {...(me &&
        offer &&
        child && {
          foot: (
            <Button disabled={month === undefined} onPress={next}>
              下一步
            </Button>
          ),
        })}
    >
      {notice}
      {me && (
        <>
          <Steps at={2} of={3} name="选月份" />
          <Answered query={card} label="正在打开" cards={1}>
            {() => (
              <Answered query={children} label="正在打开" cards={1}>
                {() =>
                  offer && child ? (
                    <MonthStep site={site} offer={offer} child={child} value={month} onChange={setMonth} />
                  ) : (
                    <Empty icon="class" title="找不到这个班或孩子">
                      <Words kind="soft">请回去重新选。</Words>
                      <Button onPress={() => void back()}>返回</Button>
                    </Empty>
                  )
                }
              </Answered>
            )}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
