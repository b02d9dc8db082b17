import { View } from '@tarojs/components';
import type { ElderAnswer as Answer } from '@huiyue/shared/circle/elderWord';
import type { EntryView } from '@huiyue/shared/contract/circle';
import { useState, type ReactNode } from 'react';
import { useActingFor } from '../../../api/actingFor';
import { canRetry } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { aria } from '../../../ui/aria';
import { bookingStateWords } from '../../../words/states';
import { hoursWords } from '../../../words/when';
import { useAnswerOrder } from '../queries';
import { ordererWords } from './Ordered';

type Props = {
  readonly entry: EntryView;
  /** Whether the reader is the elder herself, or has her on the telephone: then yes and no are hers to say. */
  readonly maySpeak: boolean;
  /** She says no: whatever becomes of it, she was heard. */
  readonly onRefused?: () => void;
  /** What else can be done about it here. */
  readonly children?: ReactNode;
};

/** One booking of one day: who, what, when, where, how it stands and who ordered it. */
export function TimelineEntry({ entry, maySpeak, onRefused, children }: Props) {
  const { person, offer, site, from, to, state, isAway, booking, elderAnswer } = entry;
  const { tone, word } = bookingStateWords[state];
  const path = offer.kind === 'class' ? '/packages/family/booking/index' : '/packages/elder/booking/index';
  return (
    <View className="card" {...aria({ role: 'listitem' })}>
      <Heading level={3}>{`${person.name}：${offer.name}`}</Heading>
      <StatusTag tone={isAway ? 'quiet' : tone}>{isAway ? '这天不去' : word}</StatusTag>
      <Words>{`${hoursWords(from, to)}，${site.name}`}</Words>
      <Words kind="soft">{`${ordererWords(entry)}订的${elderAnswer === 'accepted' ? '，老人说好' : ''}`}</Words>
      <Button
        kind="secondary"
        label={`看预约，${person.name}的${offer.name}`}
        onPress={() => void open(path, { booking })}
      >
        看预约
      </Button>
      {maySpeak && !isAway && <ElderAnswer entry={entry} onRefused={onRefused} />}
      {children}
    </View>
  );
}

/** In the place of what she did not want: the page does not close up under her finger, and says that she was heard. */
export function GivenUp({ entry: { person, offer } }: { readonly entry: EntryView }) {
  return (
    <View className="card" {...aria({ role: 'listitem' })}>
      <Heading level={3}>{`${person.name}：${offer.name}`}</Heading>
      <StatusTag tone="quiet">这次不要了</StatusTag>
      <Words>机构不再准备。又想要了，再订一次就行。</Words>
    </View>
  );
}

type AnswerProps = { readonly entry: EntryView; readonly onRefused: (() => void) | undefined };

/** Hers alone. A no needs no reason, and nobody counts. */
function ElderAnswer({ entry: { booking, offer, elderAnswer }, onRefused }: AnswerProps) {
  const { act, ...sending } = useAnswerOrder(booking);
  const [said, setSaid] = useState<Answer>('accepted');
  const say = (answer: Answer) => {
    setSaid(answer);
    if (answer === 'refused') onRefused?.();
    void act({ answer });
  };
  const busy = sending.phase === 'sending' && '正在记下';
  const [yes, no] = useActingFor() ? ['老人说好的', '老人说这次不要'] : ['好的', '这次不要'];
  return (
    <>
      {sending.phase === 'failed' && (
        <FailureNotice
          failure={sending.failure}
          reader="family"
          {...(canRetry(sending.failure) && { onRetry: () => say(said) })}
        />
      )}
      {elderAnswer !== 'accepted' && (
        <Button label={`${offer.name}，${yes}`} busy={busy} onPress={() => say('accepted')}>
          {yes}
        </Button>
      )}
      {/* Refused and still here: orders had closed, and the institution has the question. */}
      {elderAnswer === 'refused' ? (
        <Words kind="soft">已记下这次不要。已经过了截止时间，退不退由机构答复，点“看预约”看结果。</Words>
      ) : (
        <Button kind="secondary" label={`${offer.name}，${no}`} busy={busy} onPress={() => say('refused')}>
          {no}
        </Button>
      )}
    </>
  );
}
