import { View } from '@tarojs/components';
import { useState } from 'react';
import { CityTable } from '../../../features/judge/components/CityTable';
import { QuestionSheet } from '../../../features/judge/components/QuestionSheet';
import '../../../features/judge/judge.scss';
import { useJudgement } from '../../../features/judge/queries';
import { firstQuestion, questionWords } from '../../../features/judge/question';
import { Answered } from '../../../parts/Answered';
import { Announce } from '../../../ui/Announce';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';

/** For everyone, signed in or not: what each city says to the same question. */
export default function ComparePage() {
  const [question, setQuestion] = useState(firstQuestion);
  const [isAsking, setIsAsking] = useState(false);
  const judgement = useJudgement(question);
  return (
    <PageShell title="各市规定放在一起看" lead="同一个问题，各市各按自己公布的规定回答" isWide>
      <Card>
        <View className="asked">
          <View className="asked-words">{questionWords(question)}</View>
          <Button kind="secondary" onPress={() => setIsAsking(true)}>
            换一个问题
          </Button>
        </View>
      </Card>
      <Answered query={judgement} label="正在查找各市的规定">
        {(answer) => (
          <>
            <Announce text={judgement.isPlaceholderData ? '正在查找' : '各市的规定已列出'} />
            <CityTable {...answer} />
            <Words kind="soft">
              {`按${fullDayWords(answer.asked.on)}有效的规定。写着“草案”的还没有正式发布；没有公布的，不借别处的规定来填。`}
            </Words>
          </>
        )}
      </Answered>
      {isAsking && (
        <QuestionSheet
          isOpen
          question={question}
          onClose={() => setIsAsking(false)}
          onAsk={(asked) => {
            setQuestion(asked);
            setIsAsking(false);
          }}
        />
      )}
    </PageShell>
  );
}
