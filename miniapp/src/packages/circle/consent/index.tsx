import type { CircleView, ConsentView } from '@huiyue/shared/contract/circle';
import { useActingFor } from '../../../api/actingFor';
import { HeardConsent } from '../../../features/people/components/HeardConsent';
import { useAnswerConsent, useAskConsent, useCircle } from '../../../features/people/queries';
import { consentStateWords, consentWords } from '../../../features/people/words';
import { useGate } from '../../../features/session/hooks/useGate';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open, openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

export default function ConsentPage() {
  const { me, notice } = useGate('family');
  const elder = useParameter('elder');
  const circle = useCircle(me ? elder : '');
  const acting = useActingFor();
  return (
    <PageShell title="老人的同意" lead="谁替老人预约，都要老人自己先点头。每家只问一次，随时可以收回。">
      {notice}
      {me &&
        (elder === '' ? (
          <Empty icon="child" title="没有选老人">
            <Button onPress={() => void openTab('/pages/children/index')}>回到家人</Button>
          </Empty>
        ) : (
          <Answered query={circle} label="正在读取" cards={1}>
            {(known) =>
              acting ? (
                <HeardByDesk circle={known} />
              ) : known.myRoles.includes('self') ? (
                <Mine circle={known} />
              ) : (
                <Theirs circle={known} />
              )
            }
          </Answered>
        ))}
    </PageShell>
  );
}

/** The elder herself: one question after the other, each with two large answers. */
function Mine({ circle: { elder, consents } }: { readonly circle: CircleView }) {
  if (consents.length === 0)
    return (
      <Empty icon="check" title="现在没有人要问您">
        <Words kind="soft">有家人要替您预约时，会先在这里问您。</Words>
      </Empty>
    );
  return consents.map((consent) => <Question key={consent.orders} elder={elder.id} consent={consent} />);
}

function Question({ elder, consent }: { readonly elder: string; readonly consent: ConsentView }) {
  const { act, ...sending } = useAnswerConsent(elder, consent.orders);
  const who = consent.orders === 'desk' ? '热线和窗口' : consent.name;
  const busy = sending.phase === 'sending' && '正在记下';
  const answer = (word: 'given' | 'refused' | 'withdrawn') => () =>
    void act({ orders: consent.orders, answer: word });
  return (
    <Card>
      <Heading look={2}>{`${who}可以替您预约吗？`}</Heading>
      <Words>{`现在：${consentStateWords(consent)}`}</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      {consent.state === 'given' ? (
        <Button kind="secondary" label={`不再让他替我预约，${who}`} busy={busy} onPress={answer('withdrawn')}>
          不再让他替我预约
        </Button>
      ) : (
        <>
          <Button label={`同意${who}替我预约`} busy={busy} onPress={answer('given')}>
            同意
          </Button>
          {consent.state === 'asked' && (
            <Button kind="secondary" label={`不同意${who}替我预约`} busy={busy} onPress={answer('refused')}>
              不同意
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

/** The desk has the elder on the telephone or before it: who may order for her, in her own words. */
function HeardByDesk({ circle: { elder, consents } }: { readonly circle: CircleView }) {
  const { act, ...sending } = useAskConsent(elder.id);
  const isAsked = consents.some(({ orders }) => orders === 'desk');
  return (
    <>
      {consents.map((consent) => (
        <HeardConsent key={consent.orders} elder={elder.id} consent={consent} />
      ))}
      {!isAsked && (
        <>
          <Words kind="soft">热线和窗口替老人预约，也要老人自己先点头。</Words>
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="desk" />}
          <Button
            kind="secondary"
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void act({})}
          >
            问老人：热线和窗口可以替您预约吗
          </Button>
        </>
      )}
    </>
  );
}

/** Those who order for her: where it stands, and how she can say yes. */
function Theirs({ circle }: { readonly circle: CircleView }) {
  const { elder, myConsent } = circle;
  // Of all that are told here only one's own question has a code to read out.
  const mine = circle.consents.find(({ code }) => code !== null);
  const { act, ...sending } = useAskConsent(elder.id);
  const mayAsk = myConsent === 'notAsked' || myConsent === 'refused' || myConsent === 'withdrawn';
  return (
    <>
      <Banner
        tone={myConsent === 'given' ? 'confirmed' : 'waiting'}
        title={`${elder.name}：${consentWords[myConsent]}`}
      >
        {myConsent === 'given' && <Words>您可以替老人预约了。每一单老人都可以改、可以不要。</Words>}
        {myConsent === 'asked' && <Words>下面三种办法，选一种就行。</Words>}
      </Banner>
      {mine?.code && (
        <>
          <Card>
            <Heading look={2}>老人自己点</Heading>
            <Words>老人用自己的手机打开这一页，点“同意”。先在照护圈里按“老人本人”邀请。</Words>
          </Card>
          <Card>
            <Heading look={2}>打热线报口令</Heading>
            <Words>{`和老人一起打热线，说同意，再报口令：${mine.code.slice(0, 3)} ${mine.code.slice(3)}`}</Words>
            <Button kind="quiet" onPress={() => void open('/packages/easy/call/index')}>
              看热线号码
            </Button>
          </Card>
          <Card>
            <Heading look={2}>当面说</Heading>
            <Words>和老人一起到窗口或机构，说同意，再出示上面的口令。</Words>
          </Card>
        </>
      )}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      {mayAsk && (
        <Button busy={sending.phase === 'sending' && '正在提交'} onPress={() => void act({})}>
          {myConsent === 'notAsked' ? '请老人同意' : '再问一次'}
        </Button>
      )}
    </>
  );
}
