import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { instantOf } from '@huiyue/shared/civil';
import type { LateAnswerBody, LateRequestView } from '@huiyue/shared/contract/lateRequests';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Countdown } from '../../../ui/Countdown';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { yuanWords } from '../../../words/money';
import { hoursWords } from '../../../words/when';
import { useLateAnswer } from '../hooks/useSiteLate';
import { DeclineLate } from './DeclineLate';

type Props = {
  readonly requests: readonly LateRequestView[];
  readonly onAnswered: (request: LateRequestView) => void;
};

/** Asked once orders had closed: only staff can say yes, and only until it is served. */
export function LateWaiting({ requests, onAnswered }: Props) {
  if (requests.length === 0) return null;
  return (
    <Section title={`截单以后来问的 ${requests.length} 个`}>
      {requests.map((request) => (
        <OneLate key={request.id} request={request} onAnswered={onAnswered} />
      ))}
    </Section>
  );
}

function OneLate({ request, onAnswered }: { readonly request: LateRequestView } & Pick<Props, 'onAnswered'>) {
  const { recipient, service, date, asked, words, dueAt } = request;
  const [isDeclining, setIsDeclining] = useState(false);
  const { answer, ...sending } = useLateAnswer(request, onAnswered);
  const deadline = instantOf(dueAt);
  const isSending = sending.phase === 'sending';
  const say = (body: LateAnswerBody) => void answer(body);
  return (
    <Card>
      <View className="waiting-head">
        <Heading level={3} look={2}>
          {recipient.name}
        </Heading>
        <Countdown until={deadline} />
      </View>
      <Words>{wishWords(request)}</Words>
      <View className="parts">
        <Text>{service.name}</Text>
        <Text>{dayWords(date)}</Text>
      </View>
      {words !== null && <Words>{`家里写的：“${words}”`}</Words>}
      <Words kind="soft">{`${instantWords(deadline)} 前不答复，${lapseWords[asked.kind]}，家里会看到“没有等到答复”。`}</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {asked.kind === 'cancel' ? (
        <>
          <View className="pair">
            <Button
              busy={isSending && '正在答复'}
              label={`同意，不收钱：${recipient.name}`}
              onPress={() => say({ isGranted: true, isCharged: false })}
            >
              同意，不收钱
            </Button>
            <Button
              kind="secondary"
              label={`同意，钱照收：${recipient.name}`}
              onPress={() => say({ isGranted: true, isCharged: true })}
            >
              同意，钱照收
            </Button>
          </View>
          <Button
            kind="quiet"
            label={`不同意，写明原因：${recipient.name}`}
            onPress={() => setIsDeclining(true)}
          >
            不同意，写明原因
          </Button>
        </>
      ) : (
        <View className="pair">
          <Button
            busy={isSending && '正在答复'}
            label={`同意：${recipient.name}`}
            onPress={() => say({ isGranted: true })}
          >
            同意
          </Button>
          <Button kind="secondary" label={`不同意：${recipient.name}`} onPress={() => setIsDeclining(true)}>
            不同意
          </Button>
        </View>
      )}
      {isDeclining && (
        <DeclineLate
          name={recipient.name}
          sending={sending}
          onDecline={(reason) => say({ isGranted: false, reason })}
          onClose={() => setIsDeclining(false)}
        />
      )}
    </Card>
  );
}

const lapseWords = {
  cancel: '就照订的准备',
  change: '就照原来的做',
  order: '就是没有订上',
} as const satisfies Record<LateRequestView['asked']['kind'], string>;

function wishWords({ asked }: LateRequestView): string {
  switch (asked.kind) {
    case 'cancel':
      return '想取消这一次';
    case 'change':
      return `想改成：${mealWayNames[asked.meal.way]}`;
    case 'order': {
      const { from, to, units, priceFen, meal } = asked;
      return [
        `想再订${units > 1 ? ` ${units} 份` : '一次'}`,
        ...(from === undefined || to === undefined ? [] : [hoursWords(from, to)]),
        ...(meal ? [mealWayNames[meal.way]] : []),
        yuanWords(priceFen),
      ].join(' · ');
    }
  }
}

/** Said where the request was, once it is answered. */
export function lateAnsweredWords({ recipient, answer, asked }: LateRequestView): string {
  if (!answer) return '';
  if (!answer.isGranted) return `没有同意${recipient.name}的，原因已经告诉家里。`;
  if (asked.kind !== 'cancel') return `同意了${recipient.name}的，已经照办，家里现在就能看到。`;
  return answer.isCharged
    ? `同意了${recipient.name}的取消，这一份的钱照收，账单上会写明。`
    : `同意了${recipient.name}的取消，不收钱。`;
}
