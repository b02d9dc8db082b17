import { View } from '@tarojs/components';
import { isCivilMonth } from '@huiyue/shared/civil';
import { useState } from 'react';
import { useChildren, useSite } from '../../../api/reads';
import { useActingFor } from '../../../api/actingFor';
import { dropForms, formName } from '../../../api/keptForms';
import { useKept } from '../../../api/useKept';
import { askedIn, partLacks, SiblingStep, type Part } from '../../../features/booking/components/SiblingStep';
import { TogetherReview } from '../../../features/booking/components/TogetherReview';
import { useRefresh, type Asked } from '../../../features/booking/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
import '../../../parts/family.scss';
import { open, openTab, toTop } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';

/** Several children in one order, each to a class and at a time of its own. */
export default function TogetherPage() {
  const { me, notice } = useGate('family');
  const [site, asked] = [useParameter('site'), useParameter('month')];
  const card = useSite(site, isCivilMonth(asked) ? asked : undefined);
  const children = useChildren(useIsFamily());
  const refresh = useRefresh();
  const acting = useActingFor();
  const form = `together:${site}:${asked}`;
  const { value, put, ...kept } = useKept<{ readonly parts: Readonly<Record<string, Part>> }>(form, {
    parts: {},
  });
  const [reviewed, setReviewed] = useState<readonly Asked[]>();
  const all = children.data?.items ?? [];
  const { parts } = value;
  const chosen = all.filter(({ id }) => parts[id] !== undefined);
  const wishes = chosen.flatMap((child) => {
    const part = parts[child.id];
    return (card.data && part && askedIn(card.data, child, part)) ?? [];
  });
  const lacks = [
    chosen.length < 2 && '选两个或更多孩子',
    ...chosen.flatMap((child) => {
      const part = parts[child.id];
      return card.data && part ? partLacks(card.data, child, part) : [];
    }),
  ];

  const change = (child: string, part: Part | undefined) => {
    const { [child]: _, ...others } = parts;
    put({ parts: part ? { ...others, [child]: part } : others });
  };

  return (
    <PageShell
      title="几个孩子一起约"
      {...(me &&
        reviewed === undefined && {
          foot: (
            <Button
              lacks={lacks}
              onPress={() => {
                setReviewed(wishes);
                void toTop();
              }}
            >
              下一步
            </Button>
          ),
        })}
    >
      {notice}
      {me && (
        <Answered query={card} label="正在打开机构" cards={1}>
          {(held) => (
            <Answered query={children} label="正在打开孩子" cards={1}>
              {() =>
                reviewed ? (
                  <>
                    <Steps at={2} of={2} name="核对" />
                    <TogetherReview
                      asked={reviewed}
                      onBack={() => setReviewed(undefined)}
                      onRequested={() => {
                        dropForms(formName(acting?.household, form));
                        refresh();
                        void openTab('/pages/bookings/index');
                      }}
                    />
                  </>
                ) : (
                  <View className="stack">
                    <BroughtBack of={kept} />
                    <Steps at={1} of={2} name="选孩子、班级和时间" />
                    <Words>{`${held.name}。选两个或更多孩子，每个孩子各选各的班和时间。`}</Words>
                    {all.length < 2 && (
                      <>
                        <Words>
                          家里现在只登记了一个孩子。一个孩子直接在班级里预约；要一起约，先添加另一个孩子。
                        </Words>
                        <Button kind="secondary" onPress={() => void open('/packages/family/addChild/index')}>
                          添加孩子
                        </Button>
                      </>
                    )}
                    {all.map((child) => (
                      <SiblingStep
                        key={child.id}
                        site={held}
                        child={child}
                        part={parts[child.id]}
                        onChange={(part) => change(child.id, part)}
                      />
                    ))}
                  </View>
                )
              }
            </Answered>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
