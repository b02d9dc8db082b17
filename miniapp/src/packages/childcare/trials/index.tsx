import { View } from '@tarojs/components';
import { ageInMonths, addMonths, dateAt } from '@huiyue/shared/civil';
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
  const suits = (birthDate: (typeof all)[number]['birthDate']) =>
    offers.some(
      ({ ageFromMonths, ageBelowMonths }) =>
        ageInMonths(birthDate, addMonths(today, 1)) >= ageFromMonths &&
        ageInMonths(birthDate, today) < ageBelowMonths,
    );
  const child =
    all.find(({ id }) => id === chosen) ?? all.find(({ birthDate }) => suits(birthDate)) ?? all[0];

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
                    {child &&
                      items.map((trial) => (
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
