import { View } from '@tarojs/components';
import type { ComplaintView } from '@huiyue/shared/contract/after';
import { Card } from '../../../ui/Card';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { complaintStateWords, topicWords } from '../../../words/after';
import { dayWords } from '../../../words/dates';

/** One matter in a list: how it stands, what it is about, by when it is answered. */
export function ComplaintCard({ complaint, onOpen }: { complaint: ComplaintView; onOpen: () => void }) {
  const { number, state, site, place, topic, isLate } = complaint;
  const { tone, word } = complaintStateWords[state];
  return (
    <Card onPress={onOpen}>
      <StatusTag tone={isLate ? 'refused' : tone}>{isLate ? `${word}，过期未答` : word}</StatusTag>
      <View className="booking-title">{topicWords[topic]}</View>
      <Words>{site?.name ?? `${place}主管部门`}</Words>
      <Words kind="soft">{`编号 ${number} · ${deadlineWords(complaint)}`}</Words>
    </Card>
  );
}

/** By when, or that nobody has published by when. */
function deadlineWords({ answerBy, state }: Pick<ComplaintView, 'answerBy' | 'state'>): string {
  if (state !== 'withInstitution' && state !== 'withRegulator') return '已有结果';
  return answerBy === null ? '当地没有公布答复期限' : `${dayWords(answerBy)}前答复`;
}
