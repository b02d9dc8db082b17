import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { familyWord } from '../../../words/readers';
import { useStaffSend } from '../queries';

/** The institution ends what it had confirmed. The family reads why, word for word. */
export function CloseSheet({
  booking,
  onClose,
}: {
  readonly booking: BookingView;
  readonly onClose: () => void;
}) {
  const { id, recipient } = booking;
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useStaffSend<{ reason: string }, BookingView>(
    `close:${id}`,
    `/bookings/${id}/close`,
    onClose,
  );
  const close = () => {
    const why = reason.trim();
    setIsMissing(why === '');
    if (why !== '') void perform({ reason: why });
  };
  return (
    <Sheet
      isOpen
      title={`不能再收${recipient.name}`}
      onClose={onClose}
      foot={
        <Button kind="danger" busy={sending.phase === 'sending' && '正在提交'} onPress={close}>
          {`终止，并告诉${familyWord(recipient)}原因`}
        </Button>
      }
    >
      <View className="stack">
        <TextField
          label="原因"
          hint={`${familyWord(recipient)}会一字不差地看到`}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
          error={isMissing ? '请写下原因' : undefined}
        />
        <Words kind="soft">名额马上空出来。还没用的日子怎么退费，按公布的规定算。</Words>
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      </View>
    </Sheet>
  );
}
