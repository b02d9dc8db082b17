import type { CivilDate } from '../civil';
import type { Id } from '../ids';
import type { ProviderKind } from '../site';
import questions from './selfCheck.json' with { type: 'json' };

export const selfCheckAnswers = ['yes', 'no', 'doesNotApply'] as const;
export type SelfCheckAnswer = (typeof selfCheckAnswers)[number];

export type Question = {
  readonly id: string;
  /** 场地, 消防, 卫生, 人员, 食品, 安全, 资质: what it is about, as it is shown. */
  readonly topic: string;
  readonly question: string;
  /** What is to be done when the answer is no. */
  readonly gap: string;
};

/** What an institution said of itself before filing; the last word counts. */
export type SelfCheck = {
  readonly site: Id<'site'>;
  readonly on: CivilDate;
  readonly by: Id<'account'>;
  readonly answers: Readonly<Record<string, SelfCheckAnswer>>;
  readonly revision: number;
};

/** The questions for one kind of institution, in the order in which they are asked. */
export function questionsFor(kind: ProviderKind): readonly Question[] {
  return questions
    .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
    .map(({ id, topic, question, gap }) => ({ id, topic, question, gap }));
}

/** What is missing: answered with no, or not answered. */
export function gapsIn(kind: ProviderKind, answers: SelfCheck['answers']): readonly Question[] {
  return questionsFor(kind).filter(({ id }) => (answers[id] ?? 'no') === 'no');
}
