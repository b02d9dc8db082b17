import { addDays, dateAt } from '@huiyue/shared/civil';
import { isOfOneSitting } from '@huiyue/shared/elderServices/nextSitting';
import { useState } from 'react';
import { canRetry, type Failure } from '../../../api/answer';
import { CheckMeal } from '../../../features/easy/components/CheckMeal';
import { Instead } from '../../../features/easy/components/Instead';
import { PracticeDone } from '../../../features/easy/components/PracticeDone';
import { SentMeal } from '../../../features/easy/components/SentMeal';
import { OrderRefused } from '../../../features/elderServices/components/OrderRefused';
import { daysAhead } from '../../../features/easy/lastMeal';
import { askedFor, draftParameters } from '../../../features/elderServices/order';
import { useOrder, useQuotes, useService } from '../../../features/elderServices/queries';
import { bookingInTheWay, type NextAct } from '../../../features/elderServices/refusedDays';
import { useDraft } from '../../../features/elderServices/useDraft';
import { useOrdered } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import '../../../parts/family.scss';
import { FailureNotice } from '../../../notices/FailureNotice';
import { NotRead } from '../../../notices/NotRead';
import { now } from '../../../platform/clock';
import { back, open, openTab, replace, startOver } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { refusalIn } from '../../../words/refusals';

/** The last of three taps: what it costs, who pays what, what does not agree with whom; then it is sent. */
export default function CheckPage() {
  const [attempt, setAttempt] = useState(0);
  // A new attempt is a new intention: it reads the price again and gets a key of its own.
  return <Checking key={attempt} onAgain={() => setAttempt(attempt + 1)} />;
}

function Checking({ onAgain }: { readonly onAgain: () => void }) {
  const { me, notice } = useGate('family');
  const draft = useDraft();
  const [quote] = useQuotes(askedFor(draft), me !== undefined);
  const { data: service } = useService(draft.service);
  const form = `easy:${JSON.stringify(draft)}`;
  const sent = () => void startOver('/packages/easy/sent/index');
  const { order, ...sending } = useOrder('bookings', form, sent);
  const { order: join, ...joining } = useOrder('waitlist', form, sent);
  const failures = [sending, joining].flatMap((one): Failure[] =>
    one.phase === 'failed' ? [one.failure] : [],
  );
  const refusal = [...failures, quote?.error?.failure].find(
    (failure) => failure && failure.kind !== 'signedOut' && !canRetry(failure),
  );
  const retryable = failures.find((failure) => canRetry(failure) || failure.kind === 'signedOut');

  const read = quote?.data;
  const priceFen = read?.priceFen ?? service?.priceFen;
  const items =
    priceFen === undefined
      ? []
      : askedFor(draft).map((asked) => ({ ...asked, priceFen, ...(read && { familyFen: read.familyFen }) }));
  const isFull = read !== undefined && read.openPlaces < read.units;

  const [wantedOn] = draft.dates;
  const refused = refusal && refusalIn(refusal.problem);
  const isOther = isFull || (refused !== undefined && isOfOneSitting(refused.code));
  const today = dateAt(now());
  const ordered = useOrdered(draft.elder, today, addDays(today, daysAhead), me !== undefined && isOther);
  const instead = isOther && service && wantedOn !== undefined && (
    <Instead
      site={service.site}
      wanted={{ service: draft.service, date: wantedOn, from: service.opensAt, units: draft.units }}
      way={draft.way}
      kept={ordered.data?.items}
      onTake={(sitting) =>
        void replace(
          '/packages/easy/check/index',
          draftParameters({ ...draft, service: sitting.service, dates: [sitting.date], dishes: [] }),
        )
      }
    />
  );

  const act = (next: Exclude<NextAct, 'call'>) => {
    switch (next) {
      case 'wait':
        return void join(items);
      case 'thatBooking':
        return void replace('/packages/elder/booking/index', {
          booking: (refusal && bookingInTheWay(refusal)) ?? '',
        });
      case 'askConsent':
        return void replace('/packages/circle/consent/index', { elder: draft.elder });
      case 'otherServices':
        return void openTab('/packages/elder/near/index');
      case 'reviewAgain':
        return onAgain();
      case 'withoutThatDay':
      case 'otherDays':
        return void back();
    }
  };

  // Sent later, when the network was back: nobody pressed anything, and it is done all the same.
  const later = [sending, joining].find((one) => one.phase === 'done');
  if (later?.phase === 'done') return <SentMeal state={later.data.items[0]?.state} />;
  if (refusal?.kind === 'practised') return <PracticeDone />;
  if (refusal)
    return (
      <PageShell title="没有订上">
        {notice}
        {service ? (
          <OrderRefused
            failure={refusal}
            service={service}
            days={1}
            {...(instead && { help: instead })}
            onAct={act}
          />
        ) : (
          <FailureNotice failure={refusal} reader="family" />
        )}
        <Button kind="secondary" icon="phone" onPress={() => void open('/packages/easy/call/index')}>
          找人帮忙
        </Button>
      </PageShell>
    );

  const foot = read && (
    <>
      {retryable && <FailureNotice failure={retryable} reader="family" />}
      <Button
        busy={(sending.phase === 'sending' || joining.phase === 'sending') && '正在送出'}
        onPress={() => void (isFull ? join(items) : order(items))}
      >
        {isFull ? '排队等候' : retryable ? '再送一次' : '就订这一餐'}
      </Button>
    </>
  );
  return (
    <PageShell title="看一眼，对不对" {...(foot && { foot })}>
      {notice}
      {me && read && <CheckMeal quote={read} isFull={isFull} {...(draft.way && { way: draft.way })} />}
      {instead}
      {me && !read && quote?.error && <NotRead error={quote.error} />}
      {me && !read && !quote?.error && <Skeleton label="正在核对价格和补贴" cards={1} />}
      {me && draft.dates.length === 0 && (
        <Button onPress={() => void replace('/packages/easy/again/index', draftParameters(draft))}>
          选哪一天
        </Button>
      )}
    </PageShell>
  );
}
