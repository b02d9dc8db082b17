import { dateAt } from '@huiyue/shared/civil';
import type { NewLateRequest } from '@huiyue/shared/contract/lateRequests';
import { isId } from '@huiyue/shared/ids';
import type { Fen } from '@huiyue/shared/money';
import { useActingFor } from '../../../api/actingFor';
import { AskForDay } from '../../../features/late/components/AskForDay';
import type { MeView } from '@huiyue/shared/contract/session';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { useState, type ReactNode } from 'react';
import { isRefusal } from '../../../api/answer';
import { useBooking } from '../../../features/booking/queries';
import { AddressForm } from '../../../features/elderServices/components/AddressForm';
import { OrderRefused } from '../../../features/elderServices/components/OrderRefused';
import { OrderSent } from '../../../features/elderServices/components/OrderSent';
import { OrderReview } from '../../../features/elderServices/components/OrderReview';
import {
  askedFor,
  clashingDays,
  draftParameters,
  withoutDays,
  type OrderDraft,
} from '../../../features/elderServices/order';
import { useElders, useOrder, useQuotes, useService } from '../../../features/elderServices/queries';
import { bookingInTheWay, refusedDay, type NextAct } from '../../../features/elderServices/refusedDays';
import { useDraft } from '../../../features/elderServices/useDraft';
import { useAskAtTap } from '../../../features/notices/askAtTap';
import { Ordered } from '../../../features/people/components/Ordered';
import { useOrdered } from '../../../features/people/queries';
import { PayerChoice } from '../../../features/people/components/PayerChoice';
import { useCircle } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { FailureNotice } from '../../../notices/FailureNotice';
import { NotRead } from '../../../notices/NotRead';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { open, openTab, replace, startOver } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Steps } from '../../../ui/Steps';

const title = '核对';

export default function OrderReviewPage() {
  const { me, notice } = useGate('family');
  const asked = useDraft();
  const [draft, setDraft] = useState(asked);
  const [attempt, setAttempt] = useState(0);
  const service = useService(draft.service);

  if (me && service.data && draft.dates.length > 0)
    return (
      // A new attempt is a new intention: it reads the prices again and gets a key of its own.
      <Checking
        key={`${attempt} ${draft.dates.join('.')}`}
        me={me}
        notice={notice}
        service={service.data}
        draft={draft}
        onAgain={(next) => {
          setDraft(next);
          setAttempt(attempt + 1);
        }}
      />
    );
  return (
    <PageShell title={title}>
      {notice}
      {me && (
        <Answered query={service} label="正在打开" cards={2}>
          {() => (
            <Empty icon="bookings" title="还没有选日子">
              <Button onPress={() => void replace('/packages/elder/orderWhen/index', draftParameters(draft))}>
                去选日子
              </Button>
            </Empty>
          )}
        </Answered>
      )}
    </PageShell>
  );
}

type CheckingProps = {
  readonly me: MeView;
  readonly notice: ReactNode;
  readonly service: ServiceCard;
  readonly draft: OrderDraft;
  readonly onAgain: (draft: OrderDraft) => void;
};

function Checking({ me, notice, service, draft, onAgain }: CheckingProps) {
  const acting = useActingFor();
  const isFamily = useIsFamily();
  const askToTell = useAskAtTap(['answers', 'changes', 'care'], isFamily);
  const askToOffer = useAskAtTap(['offers', 'answers'], isFamily);
  const quotes = useQuotes(askedFor(draft), isFamily);
  const elders = useElders(isFamily);
  const elder = elders.data?.items.find(({ id }) => id === draft.elder);
  const [payer, setPayer] = useState<string>();
  const circle = useCircle(draft.elder);
  const payerName = circle.data?.members.find(({ account }) => account === payer)?.name;
  // A meal has one step more: what to eat.
  const stepCount = service.product === 'meal' ? 4 : 3;
  const read = quotes.flatMap(({ data }) => data ?? []);
  const isRead = read.length === quotes.length;
  const [from, until] = [draft.dates[0] ?? dateAt(now()), draft.dates.at(-1) ?? dateAt(now())];
  const ordered = useOrdered(draft.elder, from, until, isFamily);
  // What is ordered already is read before anything is pressed, and stands above: the review waits for it.
  const isReady = isRead && !ordered.isPending;
  const failed = quotes.find(({ error }) => error !== null);
  const isFull = isRead && read.some(({ openPlaces, units }) => openPlaces < units);
  const form = JSON.stringify(draft);
  const sent = () => void startOver('/packages/elder/ordered/index');
  const { order, ...sending } = useOrder('bookings', form, sent);
  const { order: join, ...joining } = useOrder('waitlist', form, sent);

  // Sent later by itself, when the network came back: the same words as after a press.
  const later = [sending, joining].find(({ phase }) => phase === 'done');
  const sendFailures = [sending, joining].flatMap((one) => (one.phase === 'failed' ? [one.failure] : []));
  // Signed in again: what stood in the way is gone, and the same press goes through.
  const sendFailure = sendFailures.find(({ kind }) => kind !== 'signedOut' || !isFamily);
  const quoteFailure = failed?.error?.failure;
  const refusal = [sendFailure, quoteFailure].find(
    (failure) => failure && failure.kind !== 'signedOut' && isRefusal(failure),
  );

  const items = quotes.flatMap(({ asked, data }) =>
    asked && data ? [{ ...asked, priceFen: data.priceFen, familyFen: data.familyFen }] : [],
  );
  // Where the quote itself was refused nothing was read; then the price on the card is what was seen.
  const wished = askedFor(draft).map((asked) => ({ ...asked, priceFen: service.priceFen }));

  // Who is in two places at once is told of a month; the booking in the way knows its days.
  const inTheWay = useBooking((refusal && bookingInTheWay(refusal)) ?? '', isFamily);
  const namedDay = refusal && refusedDay(refusal);
  const refusedDays = namedDay
    ? [namedDay]
    : refusal
      ? draft.dates.filter((date) => inTheWay.data?.dates.includes(date))
      : [];

  const lateOrder =
    draft.dates.length === 1 && refusal?.problem?.code === 'day.tooLate' ? lateOrderOf(wished[0]) : undefined;

  const act = (next: Exclude<NextAct, 'call'>) => {
    switch (next) {
      case 'wait':
        return void join(isRead ? items : wished);
      case 'withoutThatDay':
        return onAgain(withoutDays(draft, refusedDays));
      case 'otherDays':
        return void replace('/packages/elder/orderWhen/index', draftParameters(draft));
      case 'thatBooking':
        return void replace('/packages/elder/booking/index', {
          booking: (refusal && bookingInTheWay(refusal)) ?? '',
        });
      case 'otherServices':
        return void openTab('/packages/elder/near/index');
      case 'reviewAgain':
        return onAgain(draft);
      case 'askConsent':
        return void open('/packages/circle/consent/index', { elder: draft.elder });
    }
  };

  if (later?.phase === 'done')
    return (
      <PageShell
        title="已经提交"
        foot={<Button onPress={() => void openTab('/pages/bookings/index')}>看我的预约</Button>}
      >
        <OrderSent
          bookings={later.data.items}
          onOpen={({ id }) => void open('/packages/elder/booking/index', { booking: id })}
        />
      </PageShell>
    );

  if (refusal)
    return (
      <PageShell title="没有订上">
        {notice}
        <OrderRefused
          failure={refusal}
          service={service}
          refused={refusedDays}
          days={draft.dates.length}
          {...(lateOrder && {
            help: (
              <AskForDay service={service} date={lateOrder.when.date} order={lateOrder} isFamily={isFamily} />
            ),
          })}
          {...(elder &&
            refusal.problem?.code === 'elder.addressMissing' && {
              help: <AddressForm elder={elder} onSaved={() => onAgain(draft)} />,
            })}
          onAct={act}
        />
      </PageShell>
    );

  // Of several days only the full ones could be waited for; those are to be chosen by themselves.
  const isMixed = isFull && read.length > 1;
  const full = read.filter(({ openPlaces, units }) => openPlaces < units).map(({ startsOn }) => startsOn);
  // All that is in the way goes at one press; a single day is refused with the way to what is booked then.
  const clashing = clashingDays(draft, service, ordered.data?.items ?? []);
  const isPartTaken = clashing.length > 0 && clashing.length < draft.dates.length;
  return (
    <PageShell
      title={title}
      {...(isReady && {
        foot: (
          <>
            {sendFailure && <FailureNotice failure={sendFailure} reader="family" />}
            {isPartTaken ? (
              <Button onPress={() => onAgain(withoutDays(draft, clashing))}>
                {`去掉已经有预约的 ${clashing.length} 天`}
              </Button>
            ) : isMixed ? (
              <Button onPress={() => onAgain(withoutDays(draft, full))}>
                {`去掉订满的 ${full.length} 天`}
              </Button>
            ) : isFull ? (
              <Button
                busy={joining.phase === 'sending' && '正在提交'}
                onPress={() => {
                  askToOffer();
                  void join(items, payer);
                }}
              >
                排队等候
              </Button>
            ) : (
              <Button
                busy={sending.phase === 'sending' && '正在提交'}
                onPress={() => {
                  askToTell();
                  void order(items, payer);
                }}
              >
                {sendFailure ? '再试一次' : '提交'}
              </Button>
            )}
          </>
        ),
      })}
    >
      {notice}
      <Steps at={stepCount} of={stepCount} name="核对" />
      {isReady ? (
        <>
          <Ordered
            recipient={draft.elder}
            from={from}
            until={until}
            on={draft.dates}
            isFamily={isFamily}
            {...(clashing.length > 0 && { note: '同一个时间只能有一个预约。要换到这里，先取消原来的。' })}
          />
          <OrderReview
            quotes={read}
            service={service}
            orderer={acting ? '热线和窗口' : me.displayName}
            payer={payerName ?? (acting ? '家里付' : me.displayName)}
            isFull={isFull}
          />
          <PayerChoice elder={draft.elder} payer={payer} onChange={setPayer} />
        </>
      ) : failed?.error ? (
        <NotRead error={failed.error} />
      ) : (
        <Skeleton label="正在核对价格和补贴" cards={2} />
      )}
    </PageShell>
  );
}

type Wished = ReturnType<typeof askedFor>[number] & { readonly priceFen: Fen };
type LateOrder = Omit<Extract<NewLateRequest, { kind: 'order' }>, 'kind' | 'words'>;

/** The same wish, as it is asked of the institution once orders have closed. */
function lateOrderOf(wished: Wished | undefined): LateOrder | undefined {
  if (!wished || !isId('service', wished.service)) return undefined;
  const { service, recipient, when, units, priceFen, meal } = wished;
  if (!isId('elder', recipient)) return undefined;
  const dish = meal?.dish !== undefined && isId('dish', meal.dish) ? { dish: meal.dish } : {};
  return {
    service,
    recipient,
    when,
    priceFen,
    ...(units !== undefined && { units }),
    ...(meal && { meal: { way: meal.way, ...dish } }),
  };
}
