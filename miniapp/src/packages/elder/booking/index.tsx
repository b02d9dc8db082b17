import { dateAt, instantOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { LateRequestView } from '@huiyue/shared/contract/lateRequests';
import { useMemo } from 'react';
import { AfterRows } from '../../../features/after/components/AfterRows';
import { CancelBooking } from '../../../features/booking/components/CancelBooking';
import { History } from '../../../features/booking/components/History';
import { OfferAnswer } from '../../../features/booking/components/OfferAnswer';
import { Rank } from '../../../features/booking/components/Rank';
import { ShutDays } from '../../../features/booking/components/ShutDays';
import { StateBanner } from '../../../features/booking/components/StateBanner';
import { useBooking } from '../../../features/booking/queries';
import { isAllShut } from '../../../features/booking/shutDays';
import { useNews } from '../../../features/booking/useNews';
import { AskLate } from '../../../features/late/components/AskLate';
import { LateAnswers } from '../../../features/late/components/LateAnswers';
import { useLateRequests } from '../../../features/late/queries';
import { MissedCard } from '../../../features/proof/components/MissedCard';
import { Proof } from '../../../features/proof/components/Proof';
import { useMissed, useServiceRecord } from '../../../features/proof/queries';
import { AfterCutOff } from '../../../features/elderServices/components/AfterCutOff';
import { OrderFacts } from '../../../features/elderServices/components/OrderFacts';
import { isPastCutOff, useElders, useService } from '../../../features/elderServices/queries';
import { Plate } from '../../../features/meals/components/Plate';
import { ThreePeople } from '../../../features/people/components/ThreePeople';
import { useCircle } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { RefundTermsLine } from '../../../parts/RefundTermsLine';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';

const mayOwe = ['held', 'requested', 'confirmed'];
const live = [...mayOwe, 'waiting'];

/** The terms of that day hold, whatever was published since. */
function orderedOn({ history, requestedAt }: BookingView): CivilDate {
  return dateAt(instantOf(history[0]?.at ?? requestedAt));
}

/** Whether it was asked about this booking, or came to be it. */
function isAbout({ asked, answer }: LateRequestView, booking: string | undefined): boolean {
  return asked.kind === 'order' ? answer?.booking === booking : asked.booking === booking;
}

export default function OrderPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const booking = useBooking(useParameter('booking'), isFamily);
  const held = booking.data;
  const news = useNews(useMemo(() => (held ? [held] : []), [held]));
  const service = useService(held?.offer.kind === 'service' ? held.offer.id : '');
  const isConfirmed = held?.state === 'confirmed';
  const record = useServiceRecord(isConfirmed ? held.id : '', isFamily);
  const missed = useMissed(isFamily);
  const own = missed.data?.items.find(({ booking: id }) => id === held?.id);
  const late = useLateRequests(isFamily);
  const asked = late.data?.items.filter((one) => isAbout(one, held?.id)) ?? [];
  const circle = useCircle(held?.recipient.kind === 'elder' ? held.recipient.id : '');
  const isSelf = circle.data?.myRoles.includes('self') ?? false;
  const isLate = held !== undefined && service.data !== undefined && isPastCutOff(held, service.data);

  const elders = useElders(isFamily);
  const card = elders.data?.items.find(({ id }) => id === held?.recipient.id)?.card;

  const isLetGo = held !== undefined && held.awayDates.includes(held.startsOn);
  // Once somebody was there, how it went is what one comes for.
  const isServed = Boolean(record.data?.ended ?? record.data?.delivered);
  const isBegun = isServed || Boolean(record.data?.begun ?? record.data?.notHome);
  const proof = ({ offer }: BookingView) =>
    isConfirmed &&
    !isLetGo &&
    record.data && (
      <Proof
        record={record.data}
        isSelf={isSelf}
        isMeal={offer.kind === 'service' && offer.product === 'meal'}
      />
    );

  return (
    <PageShell title="订好的服务">
      {notice}
      <Announce text={news} />
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2}>
          {(one) => (
            <>
              {own && <MissedCard missed={own} />}
              {isConfirmed && isLetGo ? (
                <Banner tone="quiet" title="这一次不要了">
                  <Words>机构不会再准备，名额已经让出来。</Words>
                </Banner>
              ) : (
                (!isConfirmed || !(isServed || own || isAllShut(one))) && <StateBanner booking={one} />
              )}
              <ShutDays booking={one} />
              <LateAnswers requests={asked} />
              {one.state === 'offered' && <OfferAnswer booking={one} />}
              {one.state === 'waiting' && <Rank booking={one} />}
              {isBegun && proof(one)}
              <OrderFacts booking={one} isWhoElsewhere />
              <ThreePeople booking={one} me={me} />
              {!isBegun && proof(one)}
              {isConfirmed && !isLetGo && service.data?.product === 'meal' && (
                <Plate booking={one} service={service.data} card={card} mayChange={!isLate && !isBegun} />
              )}
              {isLate &&
                isConfirmed &&
                !isLetGo &&
                service.data &&
                !asked.some(({ state }) => state === 'open') && (
                  <AskLate booking={one} service={service.data} />
                )}
              {service.data && <AfterCutOff booking={one} service={service.data} isLate={isLate} />}
              {!live.includes(one.state) && one.offer.kind === 'service' && (
                <Button onPress={() => void open('/packages/elder/service/index', { service: one.offer.id })}>
                  再订一次
                </Button>
              )}
              <AfterRows booking={one.id} isOn={isConfirmed && !isLetGo} />
              <Section title="经过">
                <History booking={one} />
              </Section>
              {mayOwe.includes(one.state) && !isLetGo && !isBegun && (
                <RefundTermsLine site={one.site.id} on={orderedOn(one)} by="days" />
              )}
              {live.includes(one.state) && !isLate && <CancelBooking booking={one} />}
            </>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
