import { instantOf } from '@huiyue/shared/civil';
import type { DraftView } from '@huiyue/shared/contract/publishing';
import { View } from '@tarojs/components';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { fullDayWords, instantWords } from '../../../words/dates';
import { standingOf } from '../draftStanding';
import { readingOf } from '../reading';

/** A draft in short: which document, what it says, where it stands. */
export function DraftCard({ draft, account }: { draft: DraftView; account: string }) {
  const { title, from, rules } = readingOf(draft.content);
  const { tone, word } = standingOf(draft, account);
  const last = draft.history[draft.history.length - 1];
  const name = title ?? '还没有写文件名称';
  return (
    <Card>
      <StatusTag tone={tone}>{word}</StatusTag>
      <Heading level={3}>{name}</Heading>
      {rules.map(({ id, about, says }) => (
        <View key={id}>
          <Words>{about}</Words>
          <View className="rule-says">{says}</View>
        </View>
      ))}
      <Words kind="soft">
        {[
          ...(from ? [`${fullDayWords(from)}起`] : []),
          ...(last ? [`${instantWords(instantOf(last.at))} 改动`] : []),
        ].join('，')}
      </Words>
      <Button
        kind="secondary"
        label={`打开草稿：${name}`}
        onPress={() => void open('/packages/regulator/draft/index', { draft: draft.id })}
      >
        打开
      </Button>
    </Card>
  );
}
