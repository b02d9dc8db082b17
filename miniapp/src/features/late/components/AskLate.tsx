import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { NewLateRequest } from '@huiyue/shared/contract/lateRequests';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { mealWays, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useAskLate } from '../queries';

type Props = { readonly booking: BookingView; readonly service: ServiceCard };

const cancel = 'cancel';

/** Orders have closed: what one would like changed is asked of the institution, in a few words. */
export function AskLate({ booking, service }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState<string>(cancel);
  const [words, setWords] = useState('');
  const { ask, ...sending } = useAskLate(booking.id, () => setIsOpen(false));
  const ways = (service.meal?.ways ?? []).filter((way) => way !== booking.meal?.way);

  return (
    <View className="actions">
      <Button onPress={() => setIsOpen(true)}>请机构帮忙改</Button>
      <Sheet
        isOpen={isOpen}
        title="请机构帮忙改"
        onClose={() => setIsOpen(false)}
        foot={
          <Button
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void ask(requestOf(booking, wanted, words))}
          >
            {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '发给机构'}
          </Button>
        }
      >
        <View className="stack">
          <Words>已经过了截止时间，能不能改由机构决定。答复会显示在这里。</Words>
          <Choice
            label="想怎么改"
            value={wanted}
            onChange={setWanted}
            options={[
              { value: cancel, label: '这次不要了', note: '要不要付钱，机构答复时会说' },
              ...ways.map((way) => ({ value: way, label: `改成${mealWayNames[way]}` })),
            ]}
          />
          <TextField label="想对机构说的（可以不填）" value={words} maxLength={100} onChange={setWords} />
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
        </View>
      </Sheet>
    </View>
  );
}

function requestOf(booking: BookingView, wanted: string, words: string): NewLateRequest {
  const said = words.trim() === '' ? {} : { words: words.trim() };
  const way: MealWay | undefined = mealWays.find((one) => one === wanted);
  return way
    ? { kind: 'change', booking: booking.id, meal: { ...booking.meal, way }, ...said }
    : { kind: 'cancel', booking: booking.id, ...said };
}
