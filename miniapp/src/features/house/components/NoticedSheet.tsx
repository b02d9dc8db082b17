import { View } from '@tarojs/components';
import { isoAt } from '@huiyue/shared/civil';
import type { ServiceRecordView } from '@huiyue/shared/contract/serviceRecords';
import { noticedTags, type NoticedTag } from '@huiyue/shared/elderServices/serviceRecord';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Checks } from '../../../ui/Checks';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { noticedWords } from '../../../words/elderServices';
import { useHouse } from '../queries';

type Props = {
  readonly booking: string;
  readonly name: string;
  readonly isConfirmed: boolean;
  readonly carer: string | undefined;
  readonly onClose: () => void;
};

/** What was seen, and the number by which the elder says herself that somebody came: two things, each by itself. */
export function NoticedSheet({ booking, name, isConfirmed, carer, onClose }: Props) {
  return (
    <Sheet isOpen title={`${name}的情况`} onClose={onClose}>
      <View className="stack">
        <Noticed booking={booking} carer={carer} onDone={onClose} />
        {!isConfirmed && <Confirmation booking={booking} onDone={onClose} />}
      </View>
    </Sheet>
  );
}

function Noticed({
  booking,
  carer,
  onDone,
}: Pick<Props, 'booking' | 'carer'> & { readonly onDone: () => void }) {
  const [tags, setTags] = useState<readonly NoticedTag[]>([]);
  const [words, setWords] = useState('');
  const { write, ...sending } = useHouse<ServiceRecordView>(
    `noticed:${booking}`,
    `/bookings/${booking}/service-record`,
    'post',
    onDone,
  );
  const said = words.trim();
  const save = () =>
    void write({
      did: 'noticed',
      happenedAt: isoAt(now()),
      ...(carer !== undefined && { carer }),
      ...(tags.length > 0 && { tags }),
      ...(said !== '' && { words: said }),
    });
  return (
    <Section title="看到的情况，家里人看得到">
      <Checks all={noticedTags} words={noticedWords} value={tags} onChange={setTags} />
      <TextField label="再写一句" hint="可以不写" value={words} maxLength={300} onChange={setWords} />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button
        lacks={[tags.length === 0 && said === '' && '选一样，或者写一句']}
        busy={sending.phase === 'sending' && '正在记'}
        onPress={save}
      >
        记下来
      </Button>
    </Section>
  );
}

function Confirmation({ booking, onDone }: { readonly booking: string; readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const { write, ...sending } = useHouse<ServiceRecordView>(
    `heard:${booking}`,
    `/bookings/${booking}/confirmation`,
    'post',
    onDone,
  );
  return (
    <Section title="老人报的确认号">
      <TextField
        label="四位数字"
        hint="老人或家里人手机上有；老人报给您，就是亲口说服务收到了"
        keyboard="number"
        value={code}
        maxLength={4}
        onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, 4))}
      />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {sending.phase === 'done' && <Banner tone="confirmed" title="对上了，老人亲口确认了" />}
      <Button
        kind="secondary"
        lacks={[code.length !== 4 && '填满四位数字']}
        busy={sending.phase === 'sending' && '正在核对'}
        onPress={() => void write({ how: 'code', code })}
      >
        核对确认号
      </Button>
    </Section>
  );
}
