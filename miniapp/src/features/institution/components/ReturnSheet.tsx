import type { BookingView } from '@huiyue/shared/contract/bookings';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { familyWord } from '../../../words/readers';
import { returnBooking } from '../api';
import { AnsweredElsewhere } from './AnsweredElsewhere';
import { ReasonField } from './ReasonField';

type Props = {
  readonly booking: BookingView;
  readonly onDone: (booking: BookingView) => void;
  readonly onClose: () => void;
};

const ofChildren = {
  full: '这个月的班已经安排满了，欢迎改约后面的月份。',
  tooYoung: '孩子的情况更适合另一个班，请打电话和我们商量。',
  unreachable: '我们打了电话没有联系上您，联系上以后可以重新预约。',
} as const;
const ofElders = {
  full: '这一天已经安排满了，欢迎改约别的日子。',
  tooYoung: '老人的情况我们这里照顾不了，请打电话和我们商量。',
  unreachable: ofChildren.unreachable,
} as const;
type Reason = keyof typeof ofChildren | 'own';

/** A no needs a reason, and the family reads it word for word. */
export function ReturnSheet({ booking, onDone, onClose }: Props) {
  const { id, recipient } = booking;
  const suggestions = recipient.kind === 'child' ? ofChildren : ofElders;
  const family = familyWord(recipient);
  const [chosen, setChosen] = useState<Reason>();
  const [own, setOwn] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const sending = useSend<{ reason: string }, BookingView>(`return:${id}`, (body, key) =>
    returnBooking(id, body, key),
  );
  const failure = sending.phase === 'failed' ? sending.failure : undefined;
  const reason = chosen === undefined ? '' : chosen === 'own' ? own.trim() : suggestions[chosen];

  const giveBack = async () => {
    setIsMissing(reason === '');
    if (reason === '') return;
    const answer = await sending.send({ reason });
    if (answer?.ok === true) onDone(answer.data);
  };

  if (failure?.kind === 'refused')
    return <AnsweredElsewhere booking={id} failure={failure} onClose={onClose} />;
  return (
    <Sheet
      isOpen
      title={`退回${recipient.name}的预约`}
      onClose={onClose}
      foot={
        <Button
          kind="danger"
          busy={sending.phase === 'sending' && '正在退回'}
          onPress={() => void giveBack()}
        >
          {`退回，并告诉${family}原因`}
        </Button>
      }
    >
      <View className="stack">
        <Choice
          label="原因"
          hint={`${family}会一字不差地看到`}
          error={isMissing && chosen === undefined ? '请选一个原因，或自己写' : undefined}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: 'full', label: suggestions.full },
            { value: 'tooYoung', label: suggestions.tooYoung },
            { value: 'unreachable', label: suggestions.unreachable },
            { value: 'own', label: '自己写' },
          ]}
        />
        {chosen === 'own' && (
          <ReasonField
            label={`写给${family}的原因`}
            value={own}
            onChange={setOwn}
            error={isMissing && own.trim() === '' ? '请写下原因' : undefined}
          />
        )}
        <Words kind="soft">退回后名额马上空出来，可以让别的家庭约。</Words>
        {failure && <FailureNotice failure={failure} reader="institution" />}
      </View>
    </Sheet>
  );
}
