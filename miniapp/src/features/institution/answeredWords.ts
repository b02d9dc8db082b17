import { instantOf } from '@huiyue/shared/civil';
import type { AnswerResultsView, LastAnswerView } from '@huiyue/shared/contract/today';
import { instantWords } from '../../words/dates';
import { roleWords } from '../../words/names';
import { bookingActWords, bookingStateWords } from '../../words/states';

type Result = AnswerResultsView['items'][number];

const letGoWords = '家里请求取消，同意了，不收费';

/** Who was first, and what they said: 已由李老师确认，11月22日 9:30. */
export function byWhomWords({ answered, state }: Pick<LastAnswerView, 'answered' | 'state'>): string {
  const { act, role, name, at, isLetGo } = answered;
  const what = isLetGo ? letGoWords : bookingActWords[act];
  const when = at === null ? '' : `，${instantWords(instantOf(at))}`;
  if (role === null) return `${what}${when}`;
  const who = name ?? (role === 'institution' ? '同事' : roleWords[role]);
  return `${who}：${what}${when}。现在是${isLetGo ? '已取消' : bookingStateWords[state].word}。`;
}

export function answeredWords({ outcome, state, answered }: Result): string {
  switch (outcome) {
    case 'confirmed':
      return '已确认，家长现在就能看到';
    case 'answeredBefore':
      return state && answered ? `已经有结果了。${byWhomWords({ state, answered })}` : '已经有结果了';
    case 'refused':
      return '现在不能确认，请单独打开看原因';
    case 'notFound':
      return '这个预约不在这里了';
  }
}
