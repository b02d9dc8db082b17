import { View } from '@tarojs/components';
import type { RatingView } from '@huiyue/shared/contract/after';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useRemoveWords } from '../queries';

/** A regulator takes out what may not stand there, and says why; the stars stay. */
export function RemoveWords({ rating, site }: { rating: RatingView; site: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { act, ...sending } = useRemoveWords(rating.booking, () => setIsOpen(false));
  return (
    <>
      <Button kind="quiet" onPress={() => setIsOpen(true)}>
        删去文字
      </Button>
      <Sheet
        isOpen={isOpen}
        title="删去评价的文字"
        onClose={() => setIsOpen(false)}
        foot={
          <Button
            kind="danger"
            lacks={[reason.trim() === '' && '写原因']}
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void act({ site, reason: reason.trim() })}
          >
            删去文字
          </Button>
        }
      >
        <View className="stack">
          <Words>星级留着，原因大家看得到。</Words>
          <TextField label="原因" value={reason} maxLength={200} isRequired onChange={setReason} />
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="regulator" />}
        </View>
      </Sheet>
    </>
  );
}
