import { View } from '@tarojs/components';
import { ageInMonths, addMonths, dateAt } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { TrialView } from '@huiyue/shared/contract/trials';
import { useState } from 'react';
import { useChildren, useSite } from '../../../api/reads';
import { TourList } from '../../../features/childcare/components/TourList';
import { TrialForm } from '../../../features/childcare/components/TrialForm';
import { useTourBookings, useTours, useTrials } from '../../../features/childcare/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';

/** Before applying: try a day, come and look, eat with the children. */
export default function TrialsPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const site = useParameter('site');
  const { data: card } = useSite(site);
  const [trials, tours, own] = [useTrials(site), useTours(site), useTourBookings(isFamily)];
  const children = useChildren(isFamily);
  const [chosen, setChosen] = useState<string>();
  const [today] = useState(() => dateAt(now()));
  const all = children.data?.items ?? [];
  const offers = trials.data?.items ?? [];
  const suits = (trial: TrialView, { birthDate }: ChildView) =>
    ageInMonths(birthDate, addMonths(today, 2)) >= trial.ageFromMonths &&
    ageInMonths(birthDate, today) < trial.ageBelowMonths;
  const child =
    all.find(({ id }) => id === chosen) ??
    all.find((one) => offers.some((trial) => suits(trial, one))) ??
    all[0];
  const suited = child ? offers.filter((trial) => suits(trial, child)) : [];

  return (
    <PageShell title="试托和参观">
      {notice}
      {me && (
        <>
          {card && <Words kind="soft">{card.name}</Words>}
          <Answered query={children} label="正在打开" cards={1}>
            {() =>
              child ? (
                all.length > 1 && (
                  <Choice
                    label="给哪个孩子"
                    value={child.id}
                    onChange={setChosen}
                    options={all.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )
              ) : (
                <Button onPress={() => void open('/packages/family/addChild/index')}>先添加孩子</Button>
              )
            }
          </Answered>
          <Section title="试托一天">
            <Answered query={trials} label="正在查试托" cards={1}>
              {({ items }) =>
                items.length === 0 ? (
                  <Words kind="soft">这家机构没有开放试托，可以先约参观。</Words>
                ) : (
                  <View className="stack">
                    {child && suited.length === 0 && (
                      <Words kind="soft">{`这里能试托的班，月龄都不适合${child.name}。`}</Words>
                    )}
                    {child &&
                      suited.map((trial) => (
                        <TrialForm
                          key={`${trial.class}${child.id}`}
                          trial={trial}
                          child={child}
                          onBooked={(booking) => void open('/packages/family/booking/index', { booking })}
                        />
                      ))}
                  </View>
                )
              }
            </Answered>
          </Section>
          <Section title="参观和陪餐">
            <Answered query={tours} label="正在查参观的场次" cards={1}>
              {({ items }) => (
                <TourList tours={items} own={own.data?.items ?? []} name={child?.name ?? '一家人'} />
              )}
            </Answered>
          </Section>
        </>
      )}
    </PageShell>
  );
}
