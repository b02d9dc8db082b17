import { View } from '@tarojs/components';
import { complaintTopics, reportTopics, topics, type Topic } from '@huiyue/shared/after/complaint';
import type { ComplaintView } from '@huiyue/shared/contract/after';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { topicWords } from '../../../words/after';
import { useFile, type About } from '../queries';
import { StoryField } from './StoryField';

type Typed = { readonly topic?: Topic; readonly words: string };
type Props = { readonly about: About; readonly onFiled: (complaint: ComplaintView) => void };

/** Asked for more than a month, or to buy a card: one tap each, straight to the regulator. */
export function ReportButtons({ about, onFiled }: Props) {
  const { act, ...sending } = useFile(about, onFiled);
  return (
    <Card>
      <Heading look={3}>被要求多交钱？</Heading>
      <Words>费用先服务、后收取。被要求一次交一个月以上，或者办卡、充值，点一下就报给主管部门。</Words>
      <Words kind="soft">机构看不到是谁报的。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <View className="actions">
        {reportTopics.map((topic) => (
          <Button
            key={topic}
            kind="secondary"
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void act({ ...about, topic, words: '' })}
          >
            {topicWords[topic]}
          </Button>
        ))}
      </View>
    </Card>
  );
}

/** What happened, in one's own words; the number comes with the answer. */
export function ComplainForm({ about, onFiled }: Props) {
  const { value, put, ...kept } = useKept<Typed>(`complain:${JSON.stringify(about)}`, { words: '' });
  const { words } = value;
  const { act, ...sending } = useFile(about, onFiled);
  const open = about.jurisdiction === undefined ? complaintTopics : topics.filter((one) => one === 'other');
  const topic = open.find((one) => one === value.topic);
  return (
    <View className="stack">
      <BroughtBack of={kept} />
      <Choice
        label="什么事"
        value={topic}
        onChange={(chosen) => put({ topic: chosen })}
        options={open.map((value) => ({ value, label: topicWords[value] }))}
      />
      <StoryField
        label="怎么回事"
        hint="什么时候、发生了什么、您希望怎么解决"
        value={words}
        maxLength={500}
        isRequired
        onChange={(text) => put({ words: text })}
      />
      <Words kind="soft">
        {about.jurisdiction === undefined
          ? '先由机构答复。不满意，或者到期没有答复，可以请主管部门处理。'
          : '直接由主管部门处理。'}
      </Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        lacks={[topic === undefined && '选什么事', words.trim() === '' && '写怎么回事']}
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => {
          if (topic !== undefined) void act({ ...about, topic, words: words.trim() });
        }}
      >
        提交投诉
      </Button>
    </View>
  );
}
