import { View } from '@tarojs/components';
import { leavesAtOnce } from '@huiyue/shared/childcare/leaving';
import { dateAt, isCivilMonth, lastDayOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { LeavingView } from '@huiyue/shared/contract/leavings';
import { useState, type ReactNode } from 'react';
import { RefundAhead } from '../../../parts/RefundAhead';
import { RefundLater } from '../../../features/booking/components/RefundLater';
import { useBooking } from '../../../features/booking/queries';
import { useLeave, useLeaving, useStay } from '../../../features/childcare/leavings';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { back, replace } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DateField } from '../../../ui/DateField';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { whenWords } from '../../../words/when';

const title = '退托';

/** Leaving: from which day, what is given back and by which clause, and only then the word. What is chosen happens. */
export default function LeavePage() {
  const { me, notice } = useGate('family');
  const id = useParameter('booking');
  const isFamily = useIsFamily();
  const booking = useBooking(id, isFamily);
  const leaving = useLeaving(id, isFamily);
  if (me && booking.data && leaving.data) {
    const isLive = booking.data.state === 'requested' || booking.data.state === 'confirmed';
    const props = { notice, booking: booking.data, leaving: leaving.data };
    if (isLive) return leaving.data.state === 'planned' ? <Planned {...props} /> : <Choosing {...props} />;
  }
  return (
    <PageShell title={title}>
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2}>
          {() => (
            <Answered query={leaving} label="正在打开预约" cards={2}>
              {() => <Words>这个预约现在不用退。</Words>}
            </Answered>
          )}
        </Answered>
      )}
    </PageShell>
  );
}

type Props = {
  readonly notice: ReactNode;
  readonly booking: BookingView;
  readonly leaving: LeavingView;
};

function Choosing({ notice, booking, leaving: { later } }: Props) {
  const { id, period, startsOn, site } = booking;
  const [today] = useState(() => dateAt(now()));
  const first = startsOn > today ? startsOn : today;
  const [chosen, setChosen] = useState<CivilDate>();
  const day = chosen ?? first;
  const isNow = leavesAtOnce(day, booking, today);
  const { act, ...sending } = useLeave(id, ({ state }) => {
    if (state === 'left') void replace('/packages/family/booking/index', { booking: id });
  });
  return (
    <PageShell
      title={title}
      foot={
        <>
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
          <Button
            kind="danger"
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void act({ on: isNow ? today : day })}
          >
            {isNow ? '现在就退托' : `${dayWords(day)}起退托`}
          </Button>
          <Button kind="secondary" onPress={() => void back()}>
            先不退
          </Button>
        </>
      }
    >
      {notice}
      <About booking={booking} />
      <DateField
        label="从哪天起不来"
        hint="选不同的日子，看看各退多少"
        from={first}
        until={isCivilMonth(period) ? lastDayOf(period) : first}
        value={day}
        onChange={setChosen}
      />
      <RefundAhead booking={booking} on={isNow ? today : day} />
      {later.length > 0 && (
        <Section title="后面几个月一起退">
          <Card>
            {later.map(({ booking: one, month }) => (
              <RefundLater key={one} booking={one} month={month} />
            ))}
            <Words kind="soft">后面几个月的名额，您一按就放出来，早退少付。</Words>
          </Card>
        </Section>
      )}
      <Words kind="soft">
        {isNow
          ? `退了以后，${site.name}的这个名额马上放出来。以后还想要，得重新预约。`
          : `${dayWords(day)}以前照常来。到那天自动退托，名额放出来；那天以前还可以改主意。`}
      </Words>
    </PageShell>
  );
}

/** Said, and not yet done: until that day they may stay after all. */
function Planned({ notice, booking, leaving: { on, released } }: Props) {
  const { act, ...sending } = useStay(booking.id);
  if (on === null) return null;
  return (
    <PageShell
      title={title}
      foot={
        <>
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
          <Button
            kind="secondary"
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void act({})}
          >
            不退了，继续上
          </Button>
        </>
      }
    >
      {notice}
      <Banner tone="waiting" title={`说好了，${dayWords(on)}起不来`}>
        <Words>{`${dayWords(on)}以前照常来。到那天自动退托，不用再办。`}</Words>
        {released.length > 0 && (
          <Words>{`后面 ${released.length} 个月的名额已经退了，想要得重新预约。`}</Words>
        )}
      </Banner>
      <About booking={booking} />
      <RefundAhead booking={booking} on={on} />
    </PageShell>
  );
}

function About({ booking }: { readonly booking: BookingView }) {
  return (
    <Card>
      <View className="booking-title">{`${booking.recipient.name} · ${booking.offer.name}`}</View>
      <Words>{`${whenWords(booking)}，${booking.site.name}`}</Words>
    </Card>
  );
}
