import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import { hasDay } from '@huiyue/shared/ledger/span';
import { mealWays, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { ReactNode } from 'react';
import { useKept } from '../../../api/useKept';
import { AssessmentNotice } from '../../../features/elderServices/components/AssessmentNotice';
import { DaysStep, type Span } from '../../../features/elderServices/components/DaysStep';
import { HourStep, type HourAnswers } from '../../../features/elderServices/components/HourStep';
import { LateDay } from '../../../features/elderServices/components/LateDay';
import { WeekdayPills } from '../../../features/elderServices/components/WeekdayPills';
import {
  draftParameters,
  monthsOnSale,
  standingHours,
  mostDays,
  type OrderDraft,
} from '../../../features/elderServices/order';
import { useElders, useService, useServiceDays } from '../../../features/elderServices/queries';
import { useDraft } from '../../../features/elderServices/useDraft';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
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

type Typed = {
  readonly way: MealWay | undefined;
  readonly dates: readonly CivilDate[];
  readonly units: number;
  readonly span: Span;
  readonly weekdays: readonly number[];
  readonly hours: HourAnswers;
};

const hour = 60;
const mostUnits = 20;
const everyDay = [0, 1, 2, 3, 4, 5, 6];

function Choosing({ notice, service, draft }: ChoosingProps) {
  const { meal, minutes: visitMinutes, product } = service;
  // A canteen that says nothing serves at its own tables.
  const ways = meal?.ways ?? (product === 'meal' ? (['dineIn'] as const) : []);
  // Named by all that the page was opened with: who comes from the review with other days finds those.
  const { value, put, ...kept } = useKept<Typed>(
    `order:${service.id}:when:${JSON.stringify(draftParameters(draft))}`,
    {
      way: draft.way ?? ways[0],
      dates: draft.dates,
      units: draft.units,
      span: 'own',
      weekdays: everyDay.filter((day) => hasDay(service.weekdays, day)),
      hours: {
        date: draft.dates[0],
        from: draft.from,
        minutes: draft.from !== undefined && draft.to !== undefined ? draft.to - draft.from : hour,
      },
    },
  );
  const { units, span } = value;
  const way = ways.find((one) => one === value.way);
  const weekdays = new Set(value.weekdays);
  const elders = useElders(useIsFamily());
  const elder = elders.data?.items.find(({ id }) => id === draft.elder);
  const today = dateAt(now());
  const days = useServiceDays(service.id, monthsOnSale(service, today));
  const isByTheHour = service.per === 'hour' || (product === 'homeCare' && visitMinutes !== undefined);
  const length = visitMinutes ?? value.hours.minutes;
  // What came back may be a day that has passed or was sold meanwhile.
  const isStill = (date: CivilDate) =>
    date >= today && days.data?.find((one) => one.date === date)?.isOnSale !== false;
  const dates = kept.cameBack ? value.dates.filter(isStill) : value.dates;
  const hours = kept.cameBack ? standingHours(value.hours, days.data ?? [], length) : value.hours;
  const isStanding = span === 'standing';
  const isTimed = !isByTheHour || hours.from !== undefined;
  const lacks = [
    isStanding && weekdays.size === 0 && '选每周哪几天',
    !isStanding && (isByTheHour ? hours.date === undefined : dates.length === 0) && '选哪一天',
    !isTimed && '选几点',
    !isStanding && !isByTheHour && dates.length > mostDays && `少选几天，一次最多 ${mostDays} 天`,
  ];

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
        <Button lacks={lacks} onPress={next}>
          {!isByTheHour && !isStanding && dates.length > 0 ? `下一步，${dates.length} 天` : '下一步'}
        </Button>
      }
    >
      {notice}
      <Steps at={2} of={product === 'meal' ? 4 : 3} name="选日子" />
      <Words>{`${service.site.name} · ${service.name}`}</Words>
      {service.isOnSale && <Words kind="soft">{cutOffWords(service.ordersCloseAt, now())}</Words>}
      <BroughtBack of={kept} />
      <AssessmentNotice service={service} elder={elder} />
      {ways.length > 1 && (
        <Choice
          label="怎么吃"
          value={way}
          onChange={(picked) => put({ way: mealWays.find((one) => one === picked) })}
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
          onChange={(count) => put({ units: count })}
        />
      )}
      <Answered query={days} label="正在查每天还剩多少" cards={3}>
        {(free) =>
          isByTheHour ? (
            <>
              <Pills
                label="约一次还是长期"
                value={isStanding ? 'standing' : 'own'}
                onChange={(picked) => put({ span: picked })}
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
                  onChange={(picked) => put({ weekdays: [...picked] })}
                />
              )}
              <HourStep
                service={service}
                days={free}
                value={hours}
                fixedMinutes={visitMinutes}
                onChange={(picked) => put({ hours: picked })}
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
                onSpan={(picked) => put({ span: picked })}
                onWeekdays={(picked) => put({ weekdays: [...picked] })}
                onChange={(picked) => put({ dates: picked })}
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
