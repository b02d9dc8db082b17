import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { useState, type ReactNode } from 'react';
import { DaysStep } from '../../../features/elderServices/components/DaysStep';
import { HourStep, type HourAnswers } from '../../../features/elderServices/components/HourStep';
import {
  draftParameters,
  monthsOnSale,
  mostDays,
  type OrderDraft,
} from '../../../features/elderServices/order';
import { useService, useServiceDays } from '../../../features/elderServices/queries';
import { useDraft } from '../../../features/elderServices/useDraft';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
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

function Choosing({ notice, service, draft }: ChoosingProps) {
  const [dates, setDates] = useState<readonly CivilDate[]>(draft.dates);
  const [units, setUnits] = useState(draft.units);
  const [hours, setHours] = useState<HourAnswers>({
    date: draft.dates[0],
    from: draft.from,
    minutes: draft.from !== undefined && draft.to !== undefined ? draft.to - draft.from : hour,
  });
  const today = dateAt(now());
  const days = useServiceDays(service.id, monthsOnSale(service, today));
  const isByTheHour = service.per === 'hour';
  const isChosen = isByTheHour
    ? hours.date !== undefined && hours.from !== undefined
    : dates.length > 0 && dates.length <= mostDays;

  const review = (chosen: readonly CivilDate[]) =>
    void open(
      '/packages/elder/orderReview/index',
      draftParameters({
        service: service.id,
        elder: draft.elder,
        dates: chosen,
        units,
        ...(isByTheHour && hours.from !== undefined && { from: hours.from, to: hours.from + hours.minutes }),
      }),
    );

  return (
    <PageShell
      title={title}
      foot={
        <Button
          disabled={!isChosen}
          onPress={() => review(isByTheHour && hours.date !== undefined ? [hours.date] : dates)}
        >
          {!isByTheHour && dates.length > 0 ? `下一步，${dates.length} 天` : '下一步'}
        </Button>
      }
    >
      {notice}
      <Steps at={2} of={3} name="选日子" />
      <Words>{`${service.site.name} · ${service.name}`}</Words>
      {service.isOnSale && <Words kind="soft">{cutOffWords(service.ordersCloseAt, now())}</Words>}
      <Answered query={days} label="正在查每天还剩多少" cards={3}>
        {(open) =>
          isByTheHour ? (
            <HourStep service={service} days={open} value={hours} onChange={setHours} />
          ) : (
            <>
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
              <DaysStep
                service={service}
                days={open}
                value={dates}
                onChange={setDates}
                onWait={(date) => review([date])}
              />
            </>
          )
        }
      </Answered>
    </PageShell>
  );
}
