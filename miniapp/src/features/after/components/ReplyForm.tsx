import { View } from '@tarojs/components';
import type { RatingView } from '@huiyue/shared/contract/after';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';
import { useReply } from '../queries';

/** The institution's one answer to a rating; it may be put better later. */
export function ReplyForm({ rating }: { rating: RatingView }) {
  const [isOpen, setIsOpen] = useState(false);
  const [words, setWords] = useState(rating.reply?.words ?? '');
  const { act, ...sending } = useReply(rating.booking, () => setIsOpen(false));
  if (!isOpen)
    return (
      <Button kind="secondary" onPress={() => setIsOpen(true)}>
        {rating.reply ? '改回复' : '回复'}
      </Button>
    );
  return (
    <View className="stack">
      <TextField label="您的回复" hint="大家都看得到" value={words} maxLength={300} onChange={setWords} />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button
        lacks={[words.trim() === '' && '写回复']}
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => void act({ words: words.trim() })}
      >
        提交回复
      </Button>
    </View>
  );
}
