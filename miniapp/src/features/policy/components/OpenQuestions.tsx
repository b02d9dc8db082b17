import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import { View } from '@tarojs/components';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { byTopic, questionWords } from '../../../parts/topics';

/** What no published document answers. Said openly: nobody has decided, and nothing is guessed. */
export function OpenQuestions({ unanswered }: Pick<ChildcarePolicyView, 'unanswered'>) {
  if (unanswered.length === 0) return null;
  return (
    <Section title={`文件还没有回答的 ${unanswered.length} 个问题`}>
      <Words kind="soft">这些事还没有公布规定，惠约不替任何人猜。主管部门公布后，这里会跟着变。</Words>
      {byTopic(unanswered).map(({ topic, questions }) => (
        <Card key={topic}>
          <Heading level={3}>{topic}</Heading>
          {questions.map(({ key, question }) => (
            <View key={key} className="open-question">
              {questionWords(question)}
            </View>
          ))}
        </Card>
      ))}
    </Section>
  );
}
