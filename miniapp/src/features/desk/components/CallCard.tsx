import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { CallbackView } from '@huiyue/shared/contract/desk';
import { callOutcomes, type CallOutcome } from '@huiyue/shared/desk/callback';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useKept } from '../../../api/useKept';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { BroughtBack } from '../../../parts/BroughtBack';
import { Pills } from '../../../parts/Pills';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { useAnew, useServe } from '../queries';
import { callWords, outcomeWords } from '../words';

/** One call: whom, why, what happens without it; taken by one worker, and left only with an outcome. */
export function CallCard({ call }: { call: CallbackView }) {
  const anew = useAnew();
  const { send, ...claiming } = useSend<object, CallbackView>(`claim:${call.id}`, (body, key) =>
    post(`/callbacks/${call.id}/claim`, body, key),
  );
  const serve = useServe();
  const claim = async () => {
    await send({});
    anew();
  };
  const { why, otherwise } = callWords[call.kind];
  const isLater = instantOf(call.callAt) > now();
  const who = call.recipient?.name ?? '一家人';
  return (
    <Card>
      <View className="stack">
        <Heading level={3}>{who}</Heading>
        <View>
          <StatusTag tone={call.isClosed ? 'confirmed' : 'waiting'}>
            {call.isClosed ? '办完了' : `${instantWords(instantOf(call.deadline))} 前`}
          </StatusTag>
        </View>
        <Words>{call.isResumed ? '服务恢复了，要告诉本人' : why}</Words>
        <Words kind="soft">{`${call.about}${call.days[0] ? `，${dayWords(call.days[0])}` : ''}`}</Words>
        {!call.isClosed && <Words kind="soft">{call.isResumed ? '不打，本人不知道又有了' : otherwise}</Words>}
        {call.attempts.map(({ at, outcome, note }) => (
          <Words key={`${at} ${outcome}`} kind="soft">
            {`${instantWords(instantOf(at))}：${outcomeWords[outcome]}${note === null ? '' : `。${note}`}`}
          </Words>
        ))}
        {!call.isClosed && isLater && (
          <Words kind="soft">{`${instantWords(instantOf(call.callAt))} 再打`}</Words>
        )}
        {claiming.phase === 'failed' && <FailureNotice failure={claiming.failure} reader="desk" />}
        {!call.isClosed && !call.isMine && call.isTakenBy !== null && (
          <Words>{`${call.isTakenBy}正在打`}</Words>
        )}
        {!call.isClosed && call.isTakenBy === null && (
          <Button
            icon="phone"
            busy={claiming.phase === 'sending' && '正在接下'}
            onPress={() => void claim()}
            label={`我来打，${who}`}
          >
            我来打
          </Button>
        )}
        {!call.isClosed && call.phone !== null && <Dial phone={call.phone} who={who} />}
        {!call.isClosed && call.isMine && call.phone === null && (
          <Words>
            这一家没有留能打的号码。请看卡片上的联系人，或者请机构、社区上门去说；做了什么记在下面。
          </Words>
        )}
        {!call.isClosed && call.isMine && <Outcome call={call} />}
        <Button
          kind="quiet"
          onPress={() => void serve({ household: call.household, name: who })}
          label={`看这一家，${who}`}
        >
          看这一家
        </Button>
      </View>
    </Card>
  );
}

function Dial({ phone, who }: { readonly phone: string; readonly who: string }) {
  return (
    <Button kind="secondary" icon="phone" onPress={() => void dial(phone)} label={`拨打 ${phone}，${who}`}>
      {`拨打 ${phone}`}
    </Button>
  );
}

const ofMeals: readonly CallOutcome[] = ['mealBrought', 'familyTakesOver'];

function Outcome({ call }: { call: CallbackView }) {
  const { value, put, ...kept } = useKept<{ readonly outcome?: CallOutcome; readonly note: string }>(
    `outcome:${call.id}`,
    { note: '' },
  );
  const { note } = value;
  const [isMissing, setIsMissing] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<object, CallbackView>(`outcome:${call.id}`, (body, key) =>
    post(`/callbacks/${call.id}/outcomes`, body, key),
  );
  const fits = callOutcomes.filter(
    (one) => !ofMeals.includes(one) || call.kind === 'callRound' || call.kind === 'missedMeal',
  );
  const outcome = fits.find((one) => one === value.outcome);
  const save = async () => {
    setIsMissing(outcome === undefined);
    if (outcome === undefined) return;
    const answer = await send({ outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) });
    if (answer?.ok) anew();
  };
  return (
    <View className="stack">
      <BroughtBack of={kept} />
      <Pills
        label="打的结果"
        hint="没有人接、号码不对，会留在名单上，一小时后再打"
        error={isMissing ? '请选一个结果' : undefined}
        options={fits.map((value) => ({ value, label: outcomeWords[value] }))}
        value={outcome}
        onChange={(chosen) => put({ outcome: chosen })}
      />
      <TextField
        label="记一句（可以不写）"
        value={note}
        onChange={(text) => put({ note: text })}
        onEnter={() => void save()}
      />
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      <Button busy={state.phase === 'sending' && '正在记下'} onPress={() => void save()}>
        记下结果
      </Button>
    </View>
  );
}
