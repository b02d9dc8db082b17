import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { Words } from '../../../ui/Words';
import { ageWords } from '../../../words/ages';
import { pricedWords } from '../../../words/money';
import { familyWord } from '../../../words/readers';
import { whenWords } from '../../../words/when';
import { confirmBooking } from '../api';
import { AnsweredElsewhere } from './AnsweredElsewhere';

type Props = {
  readonly booking: BookingView;
  readonly onDone: (booking: BookingView) => void;
  readonly onClose: () => void;
};

/** A yes cannot be taken back here, so it is asked for once more, with everything in sight. */
export function ConfirmDialog({ booking, onDone, onClose }: Props) {
  const { id, recipient, offer, priceFen, per } = booking;
  const sending = useSend<object, BookingView>(`confirm:${id}`, (_, key) => confirmBooking(id, key));
  const failure = sending.phase === 'failed' ? sending.failure : undefined;

  const confirm = async () => {
    const answer = await sending.send({});
    if (answer?.ok === true) onDone(answer.data);
  };

  if (failure?.kind === 'refused')
    return <AnsweredElsewhere booking={id} failure={failure} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      title="确认这个预约？"
      confirm={{
        text: '确认预约',
        act: () => void confirm(),
        busy: sending.phase === 'sending' && '正在确认',
      }}
      dismiss={{ text: '再看看', act: onClose }}
    >
      <Words>{`${familyWord(recipient)}马上会看到。确认以后，不能在这里撤回。`}</Words>
      <Facts
        facts={[
          { name: '谁来', value: recipient.name },
          { name: '年龄', value: ageWords(recipient.ageInMonths) },
          { name: '班级或服务', value: offer.name },
          { name: '时间', value: whenWords(booking) },
          { name: '价格', value: pricedWords(priceFen, per) },
        ]}
      />
      {failure && <FailureNotice failure={failure} reader="institution" />}
    </Dialog>
  );
}
