import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { NoticeView } from '@huiyue/shared/contract/notices';
import { Card } from '../../../ui/Card';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';

type Props = { readonly notice: NoticeView; readonly onPress: () => void };

/** One notice: what it says, when, whether it was read. The whole card leads to the thing it is about. */
export function NoticeRow({ notice, onPress }: Props) {
  const { title, text, at, isRead, isImportant } = notice;
  return (
    <Card onPress={onPress}>
      <View className="notice-head">
        <View className="notice-title">{title}</View>
        {!isRead && (
          <StatusTag tone={isImportant ? 'refused' : 'waiting'}>
            {isImportant ? '未读 要紧' : '未读'}
          </StatusTag>
        )}
      </View>
      <Words>{text}</Words>
      <Words kind="soft">{instantWords(instantOf(at))}</Words>
    </Card>
  );
}
