import { View } from '@tarojs/components';
import type { CivilDate } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { useCloseDay } from '../queries';

type Props = { readonly site: Id<'site'>; readonly on: CivilDate; readonly onClose: () => void };

/** The whole site stays closed on a day, and says why. */
export function CloseDaySheet({ site, on, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { closeDay, ...sending } = useCloseDay(site, on, onClose);
  const close = () => {
    const why = reason.trim();
    setIsMissing(why === '');
    if (why !== '') void closeDay(why);
  };
  return (
    <Sheet
      isOpen
      title={`${dayWords(on)}全园停托`}
      onClose={onClose}
      foot={
        <Button kind="danger" busy={sending.phase === 'sending' && '正在登记'} onPress={close}>
          登记停托
        </Button>
      }
    >
      <View className="stack">
        <TextField
          label="停托的原因"
          hint="家长会一字不差地看到"
          error={isMissing ? '请写下原因' : undefined}
          value={reason}
          onChange={setReason}
          isRequired
        />
        <Words kind="soft">停托的一天不收费，登记后不能撤回。</Words>
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      </View>
    </Sheet>
  );
}
