import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { MissedActBody, MissedView } from '@huiyue/shared/contract/missed';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { open } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { missedDeedWords, missedStageWords } from '../../../words/elderServices';
import { useStaffSend } from '../queries';

/** Who was expected and not seen, until somebody has: what was done so far, and what staff can do next. */
export function MissedList({ missed }: { readonly missed: readonly MissedView[] }) {
  if (missed.length === 0)
    return (
      <Empty icon="check" title="人都有着落">
        <Words kind="soft">有人没来吃饭、上门没人应，会列在这里，直到见到人或联系上。</Words>
      </Empty>
    );
  return (
    <>
      {missed.map((one) => (
        <OneMissed key={`${one.booking} ${one.date}`} missed={one} />
      ))}
    </>
  );
}

function OneMissed({ missed }: { readonly missed: MissedView }) {
  const { booking, recipient, offer, date, why, stage, circleUntil, steps } = missed;
  const [words, setWords] = useState('');
  const { perform, ...sending } = useStaffSend<MissedActBody, MissedView>(
    `missed:${booking}`,
    `/bookings/${booking}/missed`,
    () => setWords(''),
  );
  const did = (deed: MissedActBody['did']) =>
    void perform({ did: deed, ...(words.trim() !== '' && { words: words.trim() }) });
  const isSending = sending.phase === 'sending';
  return (
    <Card>
      <Heading look={3}>{`${recipient.name} · ${offer}`}</Heading>
      <Words>{`${dayWords(date)}，${why === 'notHome' ? '上门没有人应' : '没有见到人，也没有请假'}`}</Words>
      <Banner tone="refused" title={missedStageWords[stage]}>
        {circleUntil !== null && stage === 'circleToCall' && (
          <Words>{`${instantWords(instantOf(circleUntil))} 还没有消息，就请社区上门去看`}</Words>
        )}
      </Banner>
      {steps.map(({ did: deed, at, words: said }) => (
        <Words key={`${deed} ${at}`} kind="soft">
          {`${instantWords(instantOf(at))} ${missedDeedWords[deed]}${said === null ? '' : `：${said}`}`}
        </Words>
      ))}
      <TextField
        label="补一句"
        hint="可以不写；家里人看得到"
        value={words}
        maxLength={200}
        onChange={setWords}
      />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <View className="stack">
        <Button
          busy={isSending && '正在记'}
          label={`见到人了，${recipient.name}`}
          onPress={() => did('seen')}
        >
          见到人了
        </Button>
        <Button kind="secondary" label={`电话联系上了，${recipient.name}`} onPress={() => did('reached')}>
          电话联系上了
        </Button>
        <Button kind="secondary" label={`去了没见到，${recipient.name}`} onPress={() => did('notSeen')}>
          去了，没见到
        </Button>
        {stage === 'circleToCall' && (
          <Button
            kind="secondary"
            label={`联系不上，请社区去看：${recipient.name}`}
            onPress={() => did('notReached')}
          >
            联系不上，请社区去看
          </Button>
        )}
        <Button kind="quiet" onPress={() => void open('/packages/day/booked/index', { booking })}>
          看这个预约
        </Button>
      </View>
    </Card>
  );
}
