import { dateAt, isCivilMonth } from '@huiyue/shared/civil';
import { useChildren, useSite } from '../../../api/reads';
import { useKept } from '../../../api/useKept';
import { TimeOf } from '../../../features/booking/components/TimeOf';
import { WayStep } from '../../../features/booking/components/WayStep';
import {
  hoursShown,
  isWay,
  lacksOf,
  standingAnswers,
  whenOf,
  whenParameters,
  type Answers,
  type Way,
} from '../../../features/booking/when';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
import '../../../parts/family.scss';
import { mainRate } from '../../../parts/rates';
import { now } from '../../../platform/clock';
import { back, open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';

type Typed = { readonly way?: Way; readonly answers: Answers };

export default function BookWhenPage() {
  const { me, notice } = useGate('family');
  const [site, offerId, childId] = [useParameter('site'), useParameter('class'), useParameter('child')];
  const asked = useParameter('month');
  const month = isCivilMonth(asked) ? asked : undefined;
  const { value, put, ...kept } = useKept<Typed>(`booking:${offerId}:when:${childId}:${asked}`, {
    answers: { month },
  });
  const card = useSite(site, month);
  const children = useChildren(useIsFamily());

  const offer = card.data?.classes.find(({ id }) => id === offerId);
  const child = children.data?.items.find(({ id }) => id === childId);
  const way = offer && (offer.rates.find((rate) => isWay(rate, value.way)) ?? mainRate(offer));
  const answers = offer ? standingAnswers(value.answers, offer, dateAt(now())) : value.answers;
  const seen = offer ? { ...answers, ...hoursShown(answers, offer) } : answers;
  const when = way && whenOf(way, seen);

  const next = () => {
    if (when)
      void open('/packages/family/bookReview/index', {
        site,
        class: offerId,
        child: childId,
        ...whenParameters(when),
      });
  };

  return (
    <PageShell
      title="选时间"
      {...(me &&
        way &&
        child && {
          foot: (
            <Button lacks={lacksOf(way, seen)} onPress={next}>
              下一步
            </Button>
          ),
        })}
    >
      {notice}
      {me && (
        <>
          <Steps at={2} of={3} name="选时间" />
          <Answered query={card} label="正在打开" cards={1}>
            {() => (
              <Answered query={children} label="正在打开" cards={1}>
                {() =>
                  offer && child && way ? (
                    <>
                      <BroughtBack of={kept} />
                      {offer.rates.length > 1 && (
                        <WayStep offer={offer} value={way} onChange={(picked) => put({ way: picked })} />
                      )}
                      <TimeOf
                        {...{ site, offer, child, way, answers }}
                        onChange={(part) => put({ answers: { ...answers, ...part } })}
                      />
                    </>
                  ) : (
                    <Empty icon="class" title="找不到这个班或孩子">
                      <Words kind="soft">请回去重新选。</Words>
                      <Button onPress={() => void back()}>返回</Button>
                    </Empty>
                  )
                }
              </Answered>
            )}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
