import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import type { CarerView } from '@huiyue/shared/contract/carers';
import { cares, type Care } from '@huiyue/shared/elderServices/care';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Checks } from '../../../ui/Checks';
import { toggled } from '../../../ui/toggled';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { careWords } from '../../../words/elderServices';
import { minuteWords } from '../../../words/when';
import { useCarers, useHouse } from '../queries';
import { weekdayNames } from '../words';

const halfHour = 30;

/** Who goes to people's homes, when, and for what. */
export function CarerList({ site }: { site: Id<'site'> }) {
  const carers = useCarers(site);
  const [open, setOpen] = useState<CarerView | 'new'>();
  return (
    <>
      <Answered query={carers} label="正在打开护理员" cards={2} reader="institution">
        {(items) =>
          items.length === 0 ? (
            <Empty icon="mine" title="还没有上门的护理员">
              <Words kind="soft">填好谁、哪天、做什么，派单时会提出谁有空。</Words>
            </Empty>
          ) : (
            <List>
              {items.map((carer) => (
                <ListRow
                  key={carer.id}
                  title={carer.name}
                  note={noteOf(carer)}
                  onPress={() => setOpen(carer)}
                />
              ))}
            </List>
          )
        }
      </Answered>
      <Button onPress={() => setOpen('new')}>加一位护理员</Button>
      {open && (
        <CarerSheet site={site} {...(open !== 'new' && { carer: open })} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function noteOf({ hours, cares: does, leftOn }: CarerView): string {
  if (leftOn !== undefined) return '已经离开';
  const days = [...new Set(hours.map(({ weekday }) => weekday))]
    .sort((one, other) => one - other)
    .map((day) => weekdayNames[day]);
  const when = days.length === weekdayNames.length ? '每天' : days.join('、');
  return `${when} · ${does.map((care) => careWords[care]).join('、')}`;
}

type SheetProps = { readonly site: Id<'site'>; readonly carer?: CarerView; readonly onClose: () => void };

/** The usual case has the same hours on each working day; who works otherwise keeps what was entered. */
function CarerSheet({ site, carer, onClose }: SheetProps) {
  const [name, setName] = useState(carer?.name ?? '');
  const [days, setDays] = useState<readonly number[]>(
    carer ? [...new Set(carer.hours.map(({ weekday }) => weekday))] : [0, 1, 2, 3, 4],
  );
  const [from, setFrom] = useState(carer?.hours[0]?.from ?? 8 * 60);
  const [to, setTo] = useState(carer?.hours[0]?.to ?? 17 * 60);
  const [does, setDoes] = useState<readonly Care[]>(carer?.cares ?? ['cleaning']);
  const [hasLeft, setHasLeft] = useState(carer?.leftOn !== undefined);
  const [isChecked, setIsChecked] = useState(false);
  const { write, ...sending } = useHouse<CarerView>(
    `carer:${carer?.id ?? site}`,
    carer ? `/sites/${site}/carers/${carer.id}` : `/sites/${site}/carers`,
    carer ? 'put' : 'post',
    onClose,
  );
  const save = () => {
    setIsChecked(true);
    if (name.trim() === '') return;
    void write({
      name: name.trim(),
      hours: days.toSorted((one, other) => one - other).map((weekday) => ({ weekday, from, to })),
      cares: does,
      ...(hasLeft && { leftOn: carer?.leftOn ?? dateAt(now()) }),
      ...(carer && { revision: carer.revision }),
    });
  };
  return (
    <Sheet
      isOpen
      title={carer ? carer.name : '加一位护理员'}
      onClose={onClose}
      foot={
        <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
          保存
        </Button>
      }
    >
      <View className="stack">
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        <TextField
          label="姓名"
          value={name}
          maxLength={30}
          error={isChecked && name.trim() === '' ? '请填姓名' : undefined}
          onChange={setName}
          isRequired
        />
        <Section title="哪几天上班">
          {weekdayNames.map((day, index) => (
            <CheckRow
              key={day}
              label={day}
              isChecked={days.includes(index)}
              onToggle={() => setDays(toggled(days, index))}
            />
          ))}
        </Section>
        <Stepper
          label="从几点"
          value={from}
          least={0}
          most={to - halfHour}
          by={halfHour}
          words={minuteWords}
          onChange={setFrom}
        />
        <Stepper
          label="到几点"
          value={to}
          least={from + halfHour}
          most={24 * 60}
          by={halfHour}
          words={minuteWords}
          onChange={setTo}
        />
        <Section title="做什么">
          <Checks all={cares} words={careWords} value={does} onChange={setDoes} />
        </Section>
        {carer && (
          <CheckRow label="已经离开，不再派单" isChecked={hasLeft} onToggle={() => setHasLeft(!hasLeft)} />
        )}
      </View>
    </Sheet>
  );
}
