import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { instantOf } from '@huiyue/shared/civil';
import type { LateRequestView } from '@huiyue/shared/contract/lateRequests';
import { Banner } from '../../../ui/Banner';
import { Countdown } from '../../../ui/Countdown';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { lateStateWords } from '../../../words/elderServices';

/** What was asked of the institution after orders had closed, and how it stands. */
export function LateAnswers({ requests }: { requests: readonly LateRequestView[] }) {
  return (
    <>
      {requests.map((request) => (
        <LateAnswer key={request.id} request={request} />
      ))}
    </>
  );
}

function LateAnswer({ request }: { request: LateRequestView }) {
  const { state, answer, dueAt, words } = request;
  const { tone, word } = lateStateWords[state];
  return (
    <Banner tone={tone} title={`${askedWords(request)}：${word}`}>
      {words !== null && <Words kind="soft">{`您写的：${words}`}</Words>}
      {state === 'open' && (
        <>
          <Words>{`机构要在 ${instantWords(instantOf(dueAt))} 开始服务前答复。`}</Words>
          <Countdown until={instantOf(dueAt)} />
        </>
      )}
      {state === 'lapsed' && <Words>已经开始服务，没有等到答复。可以打电话问机构。</Words>}
      {answer && answer.reason !== null && <Words>{`机构写的：${answer.reason}`}</Words>}
      {answer && answer.isCharged !== null && (
        <Words>
          {answer.isCharged ? '不用准备了，这一份的钱还是要付，账单上会写明。' : '这一份不用付钱。'}
        </Words>
      )}
    </Banner>
  );
}

function askedWords({ asked, date }: LateRequestView): string {
  switch (asked.kind) {
    case 'cancel':
      return `请机构取消${dayWords(date)}的`;
    case 'change':
      return `请机构改成${mealWayNames[asked.meal.way]}`;
    case 'order':
      return `请机构加${dayWords(date)}的`;
  }
}
