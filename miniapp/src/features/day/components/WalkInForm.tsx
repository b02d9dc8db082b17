import { addMonths, dateAt, weekdayOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { hasDay } from '@huiyue/shared/ledger/span';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Empty } from '../../../ui/Empty';
import { Stepper } from '../../../ui/Stepper';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { careModeWords } from '../../../words/names';
import { pricedWords } from '../../../words/money';
import { minuteWords } from '../../../words/when';
import { minuteOf } from '../marks';
import { useStaffSend } from '../queries';

type Props = {
  readonly classes: readonly OwnClass[];
  readonly services: readonly ServiceCard[];
  readonly onDone: (booking: BookingView) => void;
};

type Sold = {
  readonly value: string;
  readonly label: string;
  readonly note: string;
  readonly kind: 'child' | 'elder';
  readonly body: object;
  /** Sold by the hour: from when, and how late it may become. */
  readonly hours?: { readonly from: number; readonly latest: number };
};

const oldest = 110;

/** A name, a birth date, and what they came for today. */
export function WalkInForm({ classes, services, onDone }: Props) {
  const today = dateAt(now());
  const sold = soldToday(classes, services, today);
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const [birthDate, setBirthDate] = useState<CivilDate>();
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useStaffSend<object, BookingView>('walkIn', '/walk-ins', onDone);
  const [until, setUntil] = useState<number>();
  const what = sold.find(({ value }) => value === chosen);
  const hours = what?.hours;
  const to = hours && Math.min(until ?? hours.from + 2 * hour, hours.latest);
  if (sold.length === 0)
    return (
      <Empty icon="class" title="今天没有按天或按小时卖的">
        <Words kind="soft">在“班级”里公布临时托、计时托的价格以后，这里就能现场登记。</Words>
      </Empty>
    );
  const enter = () => {
    const isReady = what !== undefined && name.trim() !== '' && birthDate !== undefined;
    setIsMissing(!isReady);
    if (!isReady) return;
    const { body } = what;
    const when = hours && to !== undefined ? { when: hourly(today, hours.from, to) } : {};
    void perform({ ...body, ...when, visitor: { kind: what.kind, name: name.trim(), birthDate } });
  };
  return (
    <>
      <Choice
        label="今天来做什么"
        options={sold}
        value={chosen}
        onChange={setChosen}
        error={isMissing && !what ? '请选一项' : undefined}
      />
      {hours && to !== undefined && (
        <Stepper
          label="到几点接"
          hint={`${minuteWords(hours.from)} 开始算`}
          value={to}
          least={hours.from + hour}
          most={hours.latest}
          by={hour}
          words={minuteWords}
          onChange={setUntil}
        />
      )}
      <TextField
        label="怎么称呼"
        value={name}
        onChange={setName}
        maxLength={30}
        isRequired
        error={isMissing && name.trim() === '' ? '请写下称呼' : undefined}
      />
      <DateField
        label="出生日期"
        from={addMonths(today, -12 * oldest)}
        until={today}
        value={birthDate}
        onChange={setBirthDate}
        error={isMissing && birthDate === undefined ? '请选出生日期' : undefined}
      />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button busy={sending.phase === 'sending' && '正在登记'} onPress={enter}>
        登记，马上确认
      </Button>
    </>
  );
}

const hour = 60;

const hourly = (date: CivilDate, from: number, to: number) => ({ careMode: 'hourly', date, from, to });

/** What can still begin today: days and hours of classes, and the services of this day. */
function soldToday(
  classes: readonly OwnClass[],
  services: readonly ServiceCard[],
  today: CivilDate,
): readonly Sold[] {
  const at = minuteOf(now());
  const isOpen = ({ weekdays, opensOn }: Pick<OwnClass, 'weekdays' | 'opensOn'>) =>
    hasDay(weekdays, weekdayOf(today)) && opensOn <= today;
  const rooms = classes.filter(isOpen).flatMap((room) =>
    room.rates.flatMap(({ careMode, per, priceFen }): readonly Sold[] => {
      const from = Math.max(room.opensAt, Math.ceil(at / hour) * hour);
      const when =
        careMode === 'occasional'
          ? { careMode, date: today }
          : careMode === 'hourly' && from + hour <= room.closesAt
            ? hourly(today, from, from + hour)
            : undefined;
      if (!when) return [];
      const latest = from + Math.floor((room.closesAt - from) / hour) * hour;
      return [
        {
          value: `${room.id}:${careMode}`,
          label: `${room.name} ${careModeWords[careMode]}`,
          note: pricedWords(priceFen, per),
          kind: 'child',
          body: { class: room.id, when, priceFen },
          ...(careMode === 'hourly' && { hours: { from, latest } }),
        },
      ];
    }),
  );
  const others = services
    .filter(({ product, closesAt }) => product !== 'homeCare' && closesAt > at)
    .filter(isOpen)
    .map(({ id, name, priceFen, per }): Sold => ({
      value: id,
      label: name,
      note: pricedWords(priceFen, per),
      kind: 'elder',
      body: { service: id, when: { date: today }, priceFen },
    }));
  return [...rooms, ...others];
}
