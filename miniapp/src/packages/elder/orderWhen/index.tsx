import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import { hasDay } from '@huiyue/shared/ledger/span';
import { mealWays, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { useState, type ReactNode } from 'react';
import { AssessmentNotice } from '../../../features/elderServices/components/AssessmentNotice';
import { DaysStep, type Span } from '../../../features/elderServices/components/DaysStep';
import { HourStep, type HourAnswers } from '../../../features/elderServices/components/HourStep';
import { LateDay } from '../../../features/elderServices/components/LateDay';
import { WeekdayPills } from '../../../features/elderServices/components/WeekdayPills';
import {
  draftParameters,
  monthsOnSale,
  mostDays,
  type OrderDraft,
} from '../../../features/elderServices/order';
import { useElders, useService, useServiceDays } from '../../../features/elderServices/queries';
import { useDraft } from '../../../features/elderServices/useDraft';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { Pills } from '../../../parts/Pills';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { PageShell } from '../../../ui/PageShell';
import { Stepper } from '../../../ui/Stepper';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';
import { cutOffWords } from '../../../words/serviceDays';

const title = '选日子';

export default function OrderWhenPage() {
  const { me, notice } = useGate('family');
  const draft = useDraft();
  const service = useService(draft.service);
  if (me && service.data) return <Choosing notice={notice} service={service.data} draft={draft} />;
  return (
    <PageShell title={title}>
      {notice}
      {me && (
        <Answered query={service} label="正在打开" cards={2}>
          {() => null}
        </Answered>
      )}
    </PageShell>
  );
}

type ChoosingProps = {
  readonly notice: ReactNode;
  readonly service: ServiceCard;
  readonly draft: OrderDraft;
};

const hour = 60;
const mostUnits = 20;
const everyDay = [0, 1, 2, 3, 4, 5, 6];

function Choosing({ notice, service, draft }: ChoosingProps) {
  const { meal, minutes: visitMinutes, product } = service;
  // A canteen that says nothing serves at its own tables.
  const ways = meal?.ways ?? (product === 'meal' ? (['dineIn'] as const) : []);
  const [way, setWay] = useState<MealWay | undefined>(draft.way ?? ways[0]);
  const [dates, setDates] = useState<readonly CivilDate[]>(draft.dates);
  const [units, setUnits] = useState(draft.units);
  const [span, setSpan] = useState<Span>('own');
  const [weekdays, setWeekdays] = useState<ReadonlySet<number>>(
    () => new Set(everyDay.filter((day) => hasDay(service.weekdays, day))),
  );
  const [hours, setHours] = useState<HourAnswers>({
    date: draft.dates[0],
    from: draft.from,
    minutes: draft.from !== undefined && draft.to !== undefined ? draft.to - draft.from : hour,
  });
  const elders = useElders(useIsFamily());
  const elder = elders.data?.items.find(({ id }) => id === draft.elder);
  const today = dateAt(now());
  const days = useServiceDays(service.id, monthsOnSale(service, today));
  const isByTheHour = service.per === 'hour' || (product === 'homeCare' && visitMinutes !== undefined);
  const length = visitMinutes ?? hours.minutes;
  const isStanding = span === 'standing';
  const isTimed = !isByTheHour || hours.from !== undefined;
  const isChosen = isStanding
    ? weekdays.size > 0 && isTimed
    : isByTheHour
      ? hours.date !== undefined && hours.from !== undefined
      : dates.length > 0 && dates.length <= mostDays;

  const chosen = (on: readonly CivilDate[]): OrderDraft => ({
    service: service.id,
    elder: draft.elder,
    dates: on,
    units,
    way,
    dishes: [],
    ...(isByTheHour && hours.from !== undefined && { from: hours.from, to: hours.from + length }),
  });
  const review = (on: readonly CivilDate[]) =>
    void open('/packages/elder/orderReview/index', draftParameters(chosen(on)));
  const next = () => {
    if (isStanding)
      return void open('/packages/elder/standingReview/index', {
        ...draftParameters(chosen([])),
        weekdays: `${everyDay.reduce((bits, day) => (weekdays.has(day) ? bits + 2 ** day : bits), 0)}`,
      });
    if (isByTheHour) return review(hours.date === undefined ? [] : [hours.date]);
    if (product === 'meal')
      return void open('/packages/elder/orderDish/index', draftParameters(chosen(dates)));
    return review(dates);
  };

  return (
    <PageShell
      title={title}
      foot={
        <Button disabled={!isChosen} onPress={next}>
          {!isByTheHour && !isStanding && dates.length > 0 ? `下一步，${dates.length} 天` : '下一步'}
        </Button>
      }
    >
      {notice}
      <Steps at={2} of={product === 'meal' ? 4 : 3} name="选日子" />
      <Words>{`${service.site.name} · ${service.name}`}</Words>
      {service.isOnSale && <Words kind="soft">{cutOffWords(service.ordersCloseAt, now())}</Words>}
      <AssessmentNotice service={service} elder={elder} />
      {ways.length > 1 && (
        <Choice
          label="怎么吃"
          value={way}
          onChange={(picked) => setWay(mealWays.find((one) => one === picked))}
          options={ways.map((one) => ({
            value: one,
            label: mealWayNames[one],
            ...(one === 'deliver' && {
              note: deliveryNote(meal?.deliveryArea, elder?.card.address ?? undefined),
            }),
          }))}
        />
      )}
      {service.per === 'portion' && (
        <Stepper
          label="每天几份"
          value={units}
          least={1}
          most={mostUnits}
          words={(count) => `${count} 份`}
          onChange={setUnits}
        />
      )}
      <Answered query={days} label="正在查每天还剩多少" cards={3}>
        {(free) =>
          isByTheHour ? (
            <>
              <Pills
                label="约一次还是长期"
                value={isStanding ? 'standing' : 'own'}
                onChange={(picked) => setSpan(picked)}
                options={[
                  { value: 'own', label: '约一次' },
                  { value: 'standing', label: '长期约' },
                ]}
              />
              {isStanding && (
                <WeekdayPills
                  label="每周哪几天"
                  given={service.weekdays}
                  value={weekdays}
                  onChange={setWeekdays}
                />
              )}
              <HourStep
                service={service}
                days={free}
                value={hours}
                fixedMinutes={visitMinutes}
                onChange={setHours}
              />
            </>
          ) : (
            <>
              <DaysStep
                service={service}
                days={free}
                span={span}
                weekdays={weekdays}
                value={dates}
                onSpan={setSpan}
                onWeekdays={setWeekdays}
                onChange={setDates}
                onWait={(date) => review([date])}
              />
              {!isStanding && <LateDay service={service} days={free} onAsk={(date) => review([date])} />}
            </>
          )
        }
      </Answered>
    </PageShell>
  );
}

function deliveryNote(area: string | undefined, address: string | undefined): string {
  const reach = area === undefined ? [] : [`送餐范围：${area}`];
  return [...reach, address === undefined ? '要先在老人的资料里填地址' : `送到：${address}`].join('。');
}
