import type { RegulatorDeskView } from '@huiyue/shared/contract/publishing';
import { View } from '@tarojs/components';
import { byTopic, questionWords } from '../../../parts/topics';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { ruleKindWords } from '../../../words/ruleKinds';
import { serviceLineWords } from '../../../words/names';
import { isAnswerable } from '../prefill';

type OpenQuestion = RegulatorDeskView['openQuestions'][number];

/** What nobody has decided yet, by topic, each with the way to decide it. */
export function OpenQuestions({ questions, place }: { questions: readonly OpenQuestion[]; place: string }) {
  return (
    <>
      {byTopic(questions).map(({ topic, questions: ofTopic }) => (
        <Card key={topic}>
          <Heading level={3}>{`${topic}（${ofTopic.length}）`}</Heading>
          {ofTopic.map((asked) => (
            <Question key={`${asked.key} ${asked.line ?? ''}`} asked={asked} place={place} />
          ))}
        </Card>
      ))}
    </>
  );
}

function Question({ asked, place }: { asked: OpenQuestion; place: string }) {
  const { key, question, line, answeredIn, leftOpenBy } = asked;
  const words = questionWords(question);
  return (
    <View className="question">
      <View className="question-words">
        <View>{line ? `${serviceLineWords[line]}：${words}` : words}</View>
        {leftOpenBy && <ClauseLink clause={leftOpenBy} text="文件提到了，没有写明" />}
        {!isAnswerable(asked) && (
          <View className="question-note">{`要写成一条“${ruleKindWords(answeredIn)}”规定，请更新惠约后再填`}</View>
        )}
      </View>
      {isAnswerable(asked) && (
        <Button
          kind="secondary"
          label={`回答：${words}`}
          onPress={() =>
            void open('/packages/regulator/write/index', { place, question: key, ...(line && { line }) })
          }
        >
          回答
        </Button>
      )}
    </View>
  );
}
