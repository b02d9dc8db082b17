import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useMemo, type ReactNode } from 'react';
import { useSite } from '../../../api/reads';
import { dial } from '../../../platform/phone';
import { Announce } from '../../../ui/Announce';
import { Button } from '../../../ui/Button';
import { Section } from '../../../ui/Section';
import { isAllShut } from '../shutDays';
import { useNews } from '../useNews';
import { Absence } from './Absence';
import { BookingFacts } from './BookingFacts';
import { CancelBooking } from './CancelBooking';
import { HeldAnswer } from './HeldAnswer';
import { History } from './History';
import { OfferAnswer } from './OfferAnswer';
import { QuickAbsence } from './QuickAbsence';
import { Rank } from './Rank';
import { ShutDays } from './ShutDays';
import { StateBanner } from './StateBanner';

type Props = {
  readonly booking: BookingView;
  readonly onOtherPlaces: () => void;
  /** What other features have to say of it: the next class, next month, the rating. */
  readonly more?: ReactNode;
};

/** One booking, alive: how it stands, what was agreed, what happened, and how to give it back. */
export function BookingDetail({ booking, onOtherPlaces, more }: Props) {
  const { state, site } = booking;
  const news = useNews(useMemo(() => [booking], [booking]));
  const { data: card } = useSite(site.id);
  const isAlive = ['held', 'waiting', 'requested', 'confirmed'].includes(state);
  return (
    <>
      <Announce text={news} />
      {!(state === 'confirmed' && isAllShut(booking)) && <StateBanner booking={booking} />}
      <ShutDays booking={booking} />
      {state === 'held' && <HeldAnswer booking={booking} />}
      {state === 'offered' && <OfferAnswer booking={booking} />}
      {state === 'waiting' && <Rank booking={booking} />}
      {!isAlive && state !== 'offered' && <Button onPress={onOtherPlaces}>看这个月别的托位</Button>}
      <BookingFacts booking={booking} />
      {card && (
        <Button
          kind="secondary"
          icon="phone"
          label={`打电话 ${card.phone}，${site.name}`}
          onPress={() => void dial(card.phone)}
        >
          {`打电话 ${card.phone}`}
        </Button>
      )}
      <QuickAbsence booking={booking} />
      {state === 'confirmed' && <Absence booking={booking} />}
      {more}
      <Section title="经过">
        <History booking={booking} />
      </Section>
      {isAlive && <CancelBooking booking={booking} />}
    </>
  );
}
