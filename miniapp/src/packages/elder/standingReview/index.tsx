import { dateAt } from '@huiyue/shared/civil';
import { hasDay } from '@huiyue/shared/ledger/span';
import { useActingFor } from '../../../api/actingFor';
import { dropForms, formName } from '../../../api/keptForms';
import { useElders, useService } from '../../../features/elderServices/queries';
import { useDraft } from '../../../features/elderServices/useDraft';
import { DayWords } from '../../../features/standing/components/StandingCard';
import { StandingReview } from '../../../features/standing/components/StandingReview';
import { useMakeStanding } from '../../../features/standing/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { replace } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { isId } from '@huiyue/shared/ids';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

export default function StandingReviewPage() {
  const acting = useActingFor();
  const { me, notice } = useGate('family');
  const draft = useDraft();
  const bits = Number(useParameter('weekdays'));
  const weekdays = everyDay.reduce((sum, day) => (hasDay(bits, day) ? sum + 2 ** day : sum), 0);
  const service = useService(draft.service);
  const elders = useElders(useIsFamily());
  const elder = elders.data?.items.find(({ id }) => id === draft.elder);
  const { make, ...sending } = useMakeStanding(JSON.stringify({ ...draft, weekdays }), () =>
    dropForms(formName(acting?.household, `order:${draft.service}`)),
  );
  const made = sending.phase === 'done' ? sending.data : undefined;

  const send = () => {
    const card = service.data;
    if (!card || !elder || !isId('service', card.id)) return;
    void make({
      service: card.id,
      recipient: elder.id,
      weekdays,
      ...(draft.from !== undefined && draft.to !== undefined && { from: draft.from, to: draft.to }),
      ...(draft.units > 1 && { units: draft.units }),
      ...(draft.way && { meal: { way: draft.way } }),
      priceFen: card.priceFen,
      startsOn: dateAt(now()),
    });
  };

  return (
    <PageShell
      title={made ? '长期订好了' : '核对长期订的'}
      {...(service.data &&
        elder && {
          foot: made ? (
            <Button onPress={() => void replace('/packages/elder/standing/index')}>看长期订的</Button>
          ) : (
            <>
              {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
              <Button busy={sending.phase === 'sending' && '正在提交'} onPress={send}>
                提交
              </Button>
            </>
          ),
        })}
    >
      {notice}
      {me && (
        <Answered query={service} label="正在打开" cards={2}>
          {(card) =>
            made ? (
              <>
                <Banner tone="confirmed" title={`${made.recipient.name}的${made.service.name}，每周自动订`} />
                <Card>
                  <DayWords days={made.days} />
                </Card>
              </>
            ) : (
              <>
                <Steps at={3} of={3} name="核对" />
                <StandingReview
                  service={card}
                  orderer={acting ? '热线和窗口' : me.displayName}
                  elder={elder?.name ?? ''}
                  weekdays={weekdays}
                  from={draft.from}
                  to={draft.to}
                  units={draft.units}
                  way={draft.way}
                />
              </>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
