import { View } from '@tarojs/components';
import type { StatementView } from '@huiyue/shared/contract/statements';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { useMove } from '../queries';

type Props = { readonly statement: StatementView; readonly onDone: (words: string) => void };

/** Given back with a reason that the institution reads as written. */
export function ReturnStatement({ statement, onDone }: Props) {
  const { site, month, revision } = statement;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { move, ...sending } = useMove(site.id, month, 'return', () => {
    setIsOpen(false);
    onDone('已退回机构');
  });
  const giveBack = () => {
    const why = reason.trim();
    setIsMissing(why === '');
    if (why !== '') void move({ revision, reason: why });
  };
  return (
    <>
      <Button kind="secondary" onPress={() => setIsOpen(true)}>
        退回机构
      </Button>
      <Sheet
        isOpen={isOpen}
        title="退回机构"
        onClose={() => setIsOpen(false)}
        foot={
          <Button kind="danger" busy={sending.phase === 'sending' && '正在退回'} onPress={giveBack}>
            退回，并告诉机构原因
          </Button>
        }
      >
        <View className="stack">
          <TextField
            label="退回的原因"
            hint="机构会一字不差地看到"
            error={isMissing ? '请写下原因' : undefined}
            maxLength={200}
            value={reason}
            onChange={setReason}
            isRequired
          />
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="regulator" />}
        </View>
      </Sheet>
    </>
  );
}
