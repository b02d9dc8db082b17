import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { EmergencyView } from '@huiyue/shared/contract/desk';
import type { EmergencyAct } from '@huiyue/shared/desk/emergency';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { dial } from '../../../platform/phone';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { useAnew } from '../queries';
import { actWords, answeredWords } from '../words';

type Step = {
  readonly act: EmergencyAct;
  readonly contact?: number;
  readonly isAnswered?: boolean;
  readonly note?: string;
};

/** Whom to call next, what came of it, and everything before: only what was done, by whom. */
export function EmergencyDetail({ emergency }: { emergency: EmergencyView }) {
  const [note, setNote] = useState('');
  const [isEnding, setIsEnding] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<Step, EmergencyView>(`step:${emergency.id}`, (body, key) =>
    post(`/emergencies/${emergency.id}/steps`, body, key),
  );
  const step = async (what: Step) => {
    const answer = await send({ ...what, ...(note.trim() === '' ? {} : { note: note.trim() }) });
    setIsEnding(false);
    if (!answer?.ok) return;
    setNote('');
    anew();
  };
  const { next, contacts, isClosed } = emergency;
  const busy = state.phase === 'sending' && '正在记下';
  return (
    <>
      <Facts
        facts={[
          { name: '谁', value: emergency.name },
          { name: '在哪里', value: emergency.address },
          { name: '怎么了', value: emergency.what },
          { name: '病史、用药', value: emergency.conditions ?? '没有登记，打给家里人时问' },
          { name: '谁在办', value: emergency.inHand ?? '没有人' },
        ]}
      />
      {!isClosed && !emergency.isMine && (
        <Banner tone="waiting" title={`${emergency.inHand ?? '同事'}在办`}>
          <Words>换班时先问清楚，再接手。接手以后由您打到底。</Words>
          <Button busy={busy} onPress={() => void step({ act: 'tookOver' })}>
            我接手
          </Button>
        </Banner>
      )}
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      {!isClosed && emergency.isMine && (
        <>
          {next ? (
            <Section title={`下一步：${nextWords(next, contacts)}`}>
              {next.act === 'called120' ? (
                <>
                  <Words>前面都没有人接。现在请您用电话拨打 120，说清地址，拨完再点。</Words>
                  <Button busy={busy} onPress={() => void step({ act: 'called120', isAnswered: true })}>
                    我已拨打 120，接通了
                  </Button>
                  <Button
                    kind="secondary"
                    busy={busy}
                    onPress={() => void step({ act: 'called120', isAnswered: false })}
                  >
                    120 没有接通，再拨
                  </Button>
                </>
              ) : (
                <>
                  <Words>{`请打给${personWords(next, contacts)}，打完点结果。`}</Words>
                  <Dial words={personWords(next, contacts)} />
                  <Button busy={busy} onPress={() => void step({ ...callOf(next), isAnswered: true })}>
                    接通了
                  </Button>
                  <Button
                    kind="secondary"
                    busy={busy}
                    onPress={() => void step({ ...callOf(next), isAnswered: false })}
                  >
                    没有人接
                  </Button>
                </>
              )}
            </Section>
          ) : (
            <Banner tone="info" title="已经有人接通">
              <Words>问清谁去、什么时候到。人到了再结束。</Words>
            </Banner>
          )}
          <TextField
            label="记一句"
            value={note}
            onChange={setNote}
            onEnter={() => void step({ act: 'noted' })}
          />
          <View className="desk-acts">
            <Button kind="secondary" busy={busy} onPress={() => void step({ act: 'noted' })}>
              只记下这一句
            </Button>
            {next?.act !== 'called120' && (
              <Button
                kind="danger"
                busy={busy}
                onPress={() => void step({ act: 'called120', isAnswered: true })}
              >
                我已拨打 120
              </Button>
            )}
            <Button kind="quiet" onPress={() => setIsEnding(true)}>
              结束这件事
            </Button>
          </View>
        </>
      )}
      <Section title="做过的事">
        <List>
          {emergency.steps.toReversed().map(({ at, name, act, isAnswered, contact, note: said }) => {
            const whom = contact === null ? '' : ` ${contacts[contact]?.name ?? ''}`;
            return (
              <ListRow
                key={`${at} ${act} ${contact ?? ''}`}
                title={`${actWords[act]}${whom}${answeredWords(isAnswered)}`}
                note={`${instantWords(instantOf(at))}，${name}${said === null ? '' : `。${said}`}`}
              />
            );
          })}
        </List>
      </Section>
      <Dialog
        isOpen={isEnding}
        title="结束这件事？"
        confirm={{ text: '结束', busy, act: () => void step({ act: 'closed' }) }}
        dismiss={{ text: '还没有', act: () => setIsEnding(false) }}
      >
        <Words>确认有人在本人身边，或者本人说不用了，再结束。结束以后不能再记。</Words>
      </Dialog>
    </>
  );
}

type Next = NonNullable<EmergencyView['next']>;

function callOf({ act, contact }: Next): Step {
  return { act, ...(contact === null ? {} : { contact }) };
}

function personWords({ act, contact }: Next, contacts: EmergencyView['contacts']): string {
  if (act === 'calledElder') return '本人';
  if (act === 'calledCommunity') return '社区工作人员';
  const one = contact === null ? undefined : contacts[contact];
  return one ? `${one.name}（${one.relation}）` : '联系人';
}

function nextWords(next: Next, contacts: EmergencyView['contacts']): string {
  return next.act === 'called120' ? '拨打 120' : `打给${personWords(next, contacts)}`;
}

/** The number stands where the caller gave it, beside the name: one press, and no digit typed wrongly in a hurry. */
function Dial({ words }: { readonly words: string }) {
  const number = /\d[\d -]{5,}\d/.exec(words)?.[0].replaceAll(/[ -]/g, '');
  if (number === undefined) return null;
  return (
    <Button icon="phone" kind="secondary" onPress={() => void dial(number)}>
      {`拨打 ${number}`}
    </Button>
  );
}
