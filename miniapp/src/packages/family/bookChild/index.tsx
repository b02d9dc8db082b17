import { isCivilMonth } from '@huiyue/shared/civil';
import { useChildren, useSite } from '../../../api/reads';
import { useKept } from '../../../api/useKept';
import { ChildStep, troubleOf } from '../../../features/booking/components/ChildStep';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
import '../../../parts/family.scss';
import { back, open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';

const add = () => void open('/packages/family/addChild/index');

export default function BookChildPage() {
  const { me, notice } = useGate('family');
  const [site, offerId, asked] = [useParameter('site'), useParameter('class'), useParameter('month')];
  const card = useSite(site, isCivilMonth(asked) ? asked : undefined);
  const children = useChildren(useIsFamily());
  const { value, put, ...kept } = useKept<{ readonly child?: string }>(`booking:${offerId}:child`, {});

  const offer = card.data?.classes.find(({ id }) => id === offerId);
  const all = children.data?.items ?? [];
  const suited = offer ? all.filter((child) => troubleOf(offer, child) === undefined) : [];
  // With one child that fits there is nothing to choose; it stands chosen, to be seen and agreed to.
  const child =
    suited.find(({ id }) => id === value.child)?.id ?? (suited.length === 1 ? suited[0]?.id : undefined);

  const next = () => {
    if (offer && child !== undefined)
      void open('/packages/family/bookWhen/index', {
        site,
        class: offerId,
        child,
        month: offer.month,
      });
  };

  return (
    <PageShell
      title="给哪个孩子约"
      {...(me &&
        offer &&
        suited.length > 0 && {
          foot: (
            <Button lacks={[child === undefined && '选孩子']} onPress={next}>
              下一步
            </Button>
          ),
        })}
    >
      {notice}
      {me && (
        <>
          <Steps at={1} of={3} name="选孩子" />
          <Answered query={card} label="正在打开" cards={1}>
            {() =>
              offer ? (
                <Answered query={children} label="正在读取孩子" cards={1}>
                  {() =>
                    all.length === 0 ? (
                      <Empty icon="child" title="还没有添加孩子">
                        <Words kind="soft">只问称呼和出生日期，用来核对月龄。</Words>
                        <Button onPress={add}>添加孩子</Button>
                      </Empty>
                    ) : (
                      <>
                        <BroughtBack of={kept} />
                        <ChildStep
                          offer={offer}
                          month={offer.month}
                          ownChildren={all}
                          value={child}
                          onChange={(picked) => put({ child: picked })}
                        />
                        {all.length > 1 && (
                          <Button
                            kind="secondary"
                            onPress={() =>
                              void open('/packages/childcare/together/index', { site, month: offer.month })
                            }
                          >
                            几个孩子一起约
                          </Button>
                        )}
                        <Button kind="quiet" icon="plus" onPress={add}>
                          添加另一个孩子
                        </Button>
                      </>
                    )
                  }
                </Answered>
              ) : (
                <Empty icon="class" title="这个班已经不在了">
                  <Words kind="soft">机构可能改了班级。请回去重新选。</Words>
                  <Button onPress={() => void back()}>返回</Button>
                </Empty>
              )
            }
          </Answered>
        </>
      )}
    </PageShell>
  );
}
