import { rateFor, type When } from '@huiyue/shared/childcare/when';
import { firstDayOf, lastDayOf, type CivilDate } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { MeView } from '@huiyue/shared/contract/session';
import type { ClassCard, SiteCard } from '@huiyue/shared/contract/sites';
import { useState, type ReactNode } from 'react';
import { useActingFor } from '../../../api/actingFor';
import { isRefusal } from '../../../api/answer';
import { dropForms, formName } from '../../../api/keptForms';
import { useChildren, useSite } from '../../../api/reads';
import { HoldNote } from '../../../features/booking/components/HoldNote';
import { RefundBefore } from '../../../features/booking/components/RefundBefore';
import { Refused } from '../../../features/booking/components/Refused';
import { Review } from '../../../features/booking/components/Review';
import { useJoin, useQuote, useRefresh } from '../../../features/booking/queries';
import { useHold } from '../../../features/booking/useHold';
import { bookingInTheWay, type NextAct } from '../../../features/booking/refusedActs';
import { monthIn, whenParameters } from '../../../features/booking/when';
import { useWhen } from '../../../features/booking/useWhen';
import { NextClass } from '../../../features/children/components/NextClass';
import { useFit } from '../../../features/children/queries';
import { Ordered } from '../../../features/people/components/Ordered';
import { useOrdered } from '../../../features/people/queries';
import { OtherPlaces } from '../../../features/places/components/OtherPlaces';
import { lookForPlaces, type ForAge } from '../../../features/places/search';
import { useAskAtTap } from '../../../features/notices/askAtTap';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { FailureNotice } from '../../../notices/FailureNotice';
import { NotRead } from '../../../notices/NotRead';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open, openTab, replace, startOver } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';
import { classKindWords } from '../../../words/names';

const title = '核对预约';

export default function BookReviewPage() {
  const { me, notice } = useGate('family');
  const [site, offerId, childId] = [useParameter('site'), useParameter('class'), useParameter('child')];
  const when = useWhen();
  const [attempt, setAttempt] = useState(0);
  const card = useSite(site, when && monthIn(when));
  const children = useChildren(useIsFamily());
  const child = children.data?.items.find(({ id }) => id === childId);
  const offer = card.data?.classes.find(({ id }) => id === offerId);

  if (me && card.data && offer && child && when) {
    return (
      // A new attempt is a new intention: it reads the price again and gets a key of its own.
      <Checking
        key={attempt}
        me={me}
        notice={notice}
        site={card.data}
        offer={offer}
        child={child}
        when={when}
        onAgain={() => setAttempt(attempt + 1)}
      />
    );
  }
  return (
    <PageShell title={title}>
      {notice}
      {me && (
        <Answered query={card} label="正在打开" cards={2}>
          {() => (
            <Answered query={children} label="正在打开" cards={2}>
              {() => (
                <Empty icon="class" title="找不到这个孩子或时间">
                  <Words kind="soft">请回到找托位重新选。</Words>
                  <Button onPress={() => void openTab('/pages/places/index')}>去找托位</Button>
                </Empty>
              )}
            </Answered>
          )}
        </Answered>
      )}
    </PageShell>
  );
}

type CheckingProps = {
  readonly me: MeView;
  readonly notice: ReactNode;
  readonly site: SiteCard;
  readonly offer: ClassCard;
  readonly child: ChildView;
  readonly when: When;
  readonly onAgain: () => void;
};

function Checking({ me, notice, site, offer, child, when, onAgain }: CheckingProps) {
  const month = monthIn(when);
  const asked = { class: offer.id, recipient: child.id, when };
  const steps = { site: site.id, class: offer.id, child: child.id };
  const isFamily = useIsFamily();
  const acting = useActingFor();
  const quote = useQuote(asked, isFamily);
  const [from, until] =
    'month' in when ? [firstDayOf(when.month), lastDayOf(when.month)] : [when.date, when.date];
  // Stands above the review: waited for with it, or it would push it down. What cannot be read holds nobody up.
  const isOrderedKnown = !useOrdered(child.id, from, until, isFamily).isPending;
  const { data: fit } = useFit(child.id, site.jurisdiction, from);
  const askToTell = useAskAtTap(['answers', 'changes', 'money'], isFamily);
  const askToOffer = useAskAtTap(['offers', 'answers'], isFamily);
  const refresh = useRefresh();
  const price = quote.data?.priceFen;
  // Once a place is kept for this form, the quote may count none free: that one is its own.
  const [wasFree, setWasFree] = useState<boolean>();
  if (wasFree === undefined && quote.data) setWasFree(quote.data.openPlaces > 0);
  const items = wasFree && price !== undefined ? [{ ...asked, priceFen: price }] : undefined;
  const done = () => dropForms(formName(acting?.household, `booking:${offer.id}`));
  const form = useHold(items, ([first]) => {
    done();
    refresh();
    if (first) void startOver('/packages/family/booked/index', { booking: first.id });
  });
  const lastFailure = form.failure;
  const wasSignedOut = lastFailure?.kind === 'signedOut';
  // Signed in again: what stood in the way is gone, and the same press goes through.
  const sendFailure = wasSignedOut && isFamily ? undefined : lastFailure;
  const refusal = [sendFailure, quote.error?.failure].find((failure) => failure && isRefusal(failure));
  const forAge: ForAge = { kind: 'child', name: child.name, birthDate: child.birthDate };

  // Of the very next change the card below tells, with its caps: once is enough.
  const nextClasses = (on: CivilDate) =>
    fit?.changes[0]?.on === on
      ? []
      : (fit?.changes ?? [])
          .filter((change) => change.on <= on)
          .slice(-1)
          .flatMap(({ fits }) => fits.map(({ kind }) => classKindWords[kind]));

  const queue = useJoin(asked, ({ id }) => {
    done();
    void startOver('/packages/family/booking/index', { booking: id });
  });
  const queueFailure = queue.phase === 'failed' ? queue.failure : undefined;
  // The price that was reviewed, or, where the quote itself was refused, the one on the class's card.
  const priceFen = quote.data?.priceFen ?? rateFor(offer, when)?.priceFen;

  const act = (next: NextAct) => {
    switch (next) {
      case 'queueUp':
        return priceFen === undefined ? undefined : void queue.join(priceFen);
      case 'otherPlaces':
        lookForPlaces({ city: site.city, month, forAge });
        return void openTab('/pages/places/index');
      case 'otherMonth':
        return void replace('/packages/family/bookWhen/index', { ...steps, ...whenParameters(when) });
      case 'otherChild':
        return void replace('/packages/family/bookChild/index', { site: site.id, class: offer.id, month });
      case 'reviewAgain':
        return onAgain();
      case 'thatBooking':
        return void replace('/packages/family/booking/index', {
          booking: (sendFailure && bookingInTheWay(sendFailure)) ?? '',
        });
    }
  };

  if (refusal && refusal.kind !== 'signedOut') {
    return (
      <PageShell title="没有约上">
        {notice}
        {queueFailure && <FailureNotice failure={queueFailure} reader="family" />}
        <Refused
          failure={refusal}
          onAct={act}
          others={
            <OtherPlaces
              city={site.city}
              near={site}
              month={month}
              forAge={forAge}
              except={site.id}
              onOpen={(other) => void open('/packages/family/site/index', { site: other.id, month })}
            />
          }
        />
      </PageShell>
    );
  }

  const data = isOrderedKnown ? quote.data : undefined;
  const isFull = wasFree === false;
  return (
    <PageShell
      title={title}
      {...(data && {
        foot: (
          <>
            {sendFailure && <FailureNotice failure={sendFailure} reader="family" />}
            {isFull && queueFailure && <FailureNotice failure={queueFailure} reader="family" />}
            {isFull ? (
              <Button
                busy={queue.phase === 'sending' && '正在提交'}
                onPress={() => {
                  askToOffer();
                  void queue.join(data.priceFen);
                }}
              >
                排队等候
              </Button>
            ) : (
              <Button
                busy={form.isSending && '正在提交'}
                onPress={() => {
                  askToTell();
                  void form.submit();
                }}
              >
                {sendFailure ? '再试一次' : '提交预约'}
              </Button>
            )}
          </>
        ),
      })}
    >
      {!wasSignedOut && notice}
      <Steps at={3} of={3} name="核对" />
      {data ? (
        <>
          {!isFull && <HoldNote held={form.held} onAgain={form.takeAgain} />}
          <Ordered recipient={child.id} from={from} until={until} isFamily={isFamily} />
          <Review
            quote={data}
            isFull={isFull}
            offer={offer}
            child={child}
            publishesCaps={site.publishesCaps}
            orderer={acting ? '热线和窗口' : me.displayName}
            payer={acting ? '家里付' : me.displayName}
            nextClasses={nextClasses}
          />
          <NextClass child={child.id} name={child.name} city={site.jurisdiction} from={from} />
          {'month' in when && <RefundBefore offer={offer.id} careMode={when.careMode} month={when.month} />}
        </>
      ) : quote.error ? (
        <NotRead error={quote.error} />
      ) : (
        <Skeleton label="正在核对价格和月龄" cards={2} />
      )}
    </PageShell>
  );
}
