import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { AnswerResultsView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { pricedWords } from '../../../words/money';
import { whenWords } from '../../../words/when';
import { answeredWords } from '../answeredWords';

type Props = {
  readonly site: Id<'site'>;
  readonly waiting: readonly BookingView[];
  readonly onClose: () => void;
};

/** As many as the server takes in one call. */
const most = 25;

/** Several at once: chosen one by one, confirmed one by one, and told one by one. */
export function BulkConfirm({ site, waiting, onClose }: Props) {
  // What is on the list when it opens stays on it, so that nobody confirms what has just slipped in under the thumb.
  const [listed] = useState(() => waiting.slice(0, most));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { send, ...sending } = useSend<{ bookings: readonly string[] }, AnswerResultsView>(
    `confirmations:${site}`,
    (body, key) => post(`/sites/${site}/confirmations`, body, key),
  );
  if (sending.phase === 'done') {
    const { items } = sending.data;
    const confirmed = items.filter(({ outcome }) => outcome === 'confirmed').length;
    return (
      <Sheet
        isOpen
        title={`确认了 ${confirmed} 个${confirmed === items.length ? '' : `，${items.length - confirmed} 个没有`}`}
        onClose={onClose}
        foot={<Button onPress={onClose}>知道了</Button>}
      >
        <List>
          {items.map((item) => (
            <ListRow
              key={item.booking}
              icon={item.outcome === 'confirmed' ? 'check' : 'info'}
              title={item.recipient?.name ?? '这个预约'}
              note={answeredWords(item)}
            />
          ))}
        </List>
      </Sheet>
    );
  }
  return (
    <Sheet
      isOpen
      title="一起确认"
      onClose={onClose}
      foot={
        <Button
          lacks={[chosen.length === 0 && '选要确认的']}
          busy={sending.phase === 'sending' && '正在确认'}
          onPress={() => void send({ bookings: chosen })}
        >
          {`确认选中的 ${chosen.length} 个`}
        </Button>
      }
    >
      <View className="stack">
        <Words kind="soft">确认以后不能在这里撤回。一个不成，不影响别的。</Words>
        {waiting.length > most && (
          <Words kind="soft">{`先列出 ${most} 个，一共 ${waiting.length} 个在等。确认完再来，看后面的。`}</Words>
        )}
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        <Button
          kind="quiet"
          onPress={() => setChosen(chosen.length === listed.length ? [] : listed.map(({ id }) => id))}
        >
          {chosen.length === listed.length ? '都不选' : `${listed.length} 个都选`}
        </Button>
        {listed.map((booking) => (
          <CheckRow
            key={booking.id}
            label={booking.recipient.name}
            note={`${booking.offer.name} · ${whenWords(booking)} · ${pricedWords(booking.priceFen, booking.per)}`}
            isChecked={chosen.includes(booking.id)}
            onToggle={() =>
              setChosen(
                chosen.includes(booking.id)
                  ? chosen.filter((id) => id !== booking.id)
                  : [...chosen, booking.id],
              )
            }
          />
        ))}
      </View>
    </Sheet>
  );
}
