import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NotRead } from '../../../notices/NotRead';
import { useNotRead } from '../../../parts/useNotRead';
import { open } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Section } from '../../../ui/Section';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { useSiteBookings } from '../hooks/useSiteBookings';
import { useSiteLate } from '../hooks/useSiteLate';
import { BulkConfirm } from './BulkConfirm';
import { ConfirmDialog } from './ConfirmDialog';
import { ConfirmedList } from './ConfirmedList';
import { lateAnsweredWords, LateWaiting } from './LateWaiting';
import { ReturnSheet } from './ReturnSheet';
import { WaitingCard } from './WaitingCard';

type Props = {
  readonly site: Id<'site'>;
  /** A request has been answered: what came of it. */
  readonly onAnswered: (booking: BookingView) => void;
};

type Asking = { readonly act: 'confirm' | 'return'; readonly booking: BookingView };

export function Answers({ site, onAnswered }: Props) {
  const client = useQueryClient();
  const waiting = useSiteBookings(site, 'requested');
  const confirmed = useSiteBookings(site, 'confirmed');
  const late = useSiteLate(site);
  const [lateAnswered, setLateAnswered] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const [isBulk, setIsBulk] = useState(false);
  const failed = useNotRead([waiting, late, confirmed]);
  const isNothing = waiting.data?.length === 0 && late.data?.length === 0;

  const refetch = () => {
    void client.invalidateQueries({ queryKey: ['siteBookings', site] });
    void client.invalidateQueries({ queryKey: ['siteClasses', site] });
  };
  const close = () => {
    setAsking(undefined);
    refetch();
  };
  const done = (booking: BookingView) => {
    close();
    onAnswered(booking);
  };

  return (
    <>
      {failed && failed.failure.kind !== 'signedOut' && <NotRead error={failed} reader="institution" />}
      {(waiting.isPending || late.isPending) && !failed && (
        <Skeleton label="正在查找等待答复的预约" cards={2} />
      )}
      {lateAnswered !== undefined && <Banner tone="confirmed" title={lateAnswered} />}
      {late.data && (
        <LateWaiting requests={late.data} onAnswered={(one) => setLateAnswered(lateAnsweredWords(one))} />
      )}
      {isNothing && (
        <Empty icon="answer" title="没有等待答复的预约">
          <Words kind="soft">有人预约，或者截单以后来问，几秒钟内就会出现在这里。</Words>
        </Empty>
      )}
      {waiting.data && waiting.data.length > 0 && (
        <Section title={`${waiting.data.length} 个家庭在等答复`}>
          {waiting.data.length > 1 && (
            <Button kind="secondary" icon="check" onPress={() => setIsBulk(true)}>
              选几个一起确认
            </Button>
          )}
          {waiting.data.map((booking) => (
            <WaitingCard
              key={booking.id}
              booking={booking}
              onConfirm={() => setAsking({ act: 'confirm', booking })}
              onReturn={() => setAsking({ act: 'return', booking })}
              onElsewhere={() =>
                void open('/packages/day/elsewhere/index', { booking: booking.id, act: 'propose' })
              }
            />
          ))}
        </Section>
      )}
      {confirmed.data && <ConfirmedList bookings={confirmed.data} />}
      {isBulk && waiting.data && (
        <BulkConfirm
          site={site}
          waiting={waiting.data}
          onClose={() => {
            setIsBulk(false);
            refetch();
          }}
        />
      )}
      {asking?.act === 'confirm' && <ConfirmDialog booking={asking.booking} onDone={done} onClose={close} />}
      {asking?.act === 'return' && <ReturnSheet booking={asking.booking} onDone={done} onClose={close} />}
    </>
  );
}
