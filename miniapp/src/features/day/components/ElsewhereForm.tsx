import { addDays, dateAt, isCivilMonth, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { ageWindowInFull } from '../../../words/ages';
import { monthWords } from '../../../words/dates';
import { familyWord } from '../../../words/readers';
import { pricedWords, yuanWords } from '../../../words/money';
import { bodyOf, isByMonth, monthsOf, priceThere } from '../elsewhere';
import { useStaffSend } from '../queries';

type Props = {
  readonly booking: BookingView;
  readonly classes: readonly OwnClass[];
  readonly services: readonly ServiceCard[];
  /** To propose is for the family to answer; to move is done at once, and never dearer. */
  readonly act: 'propose' | 'transfer';
  readonly onDone: (booking: BookingView) => void;
};

const lastDays = 62;

/** Another room, month or day instead of what was asked for or booked. */
export function ElsewhereForm({ booking, classes, services, act, onDone }: Props) {
  const { id, offer, recipient, priceFen, per } = booking;
  const family = familyWord(recipient);
  const byMonth = isByMonth(booking);
  const today = dateAt(now());
  const [seller, setSeller] = useState<string>(offer.id);
  const room = classes.find((one) => one.id === seller);
  const [month, setMonth] = useState<CivilMonth | undefined>(
    isCivilMonth(booking.period) ? booking.period : undefined,
  );
  const [date, setDate] = useState<CivilDate>();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useStaffSend<object, BookingView>(
    `${act}:${id}`,
    `/bookings/${id}/${act}`,
    onDone,
  );
  const there = room && priceThere(booking, room);
  const options =
    offer.kind === 'class'
      ? classes.map((one) => {
          const price = priceThere(booking, one);
          return {
            value: one.id,
            label: one.name,
            note:
              price === undefined
                ? '没有这种托法'
                : `${ageWindowInFull(one.ageFromMonths, one.ageBelowMonths)} · ${pricedWords(fen(price), per)}`,
            isClosed: price === undefined,
          };
        })
      : services
          .filter(({ product }) => product === offer.product)
          .map((one) => ({ value: one.id, label: one.name, note: pricedWords(one.priceFen, one.per) }));

  const send = () => {
    const body = bodyOf(
      booking,
      { seller, month: byMonth ? month : undefined, date },
      { classes, services },
      reason.trim(),
    );
    setIsMissing(reason.trim() === '' || body === undefined);
    if (reason.trim() !== '' && body !== undefined) void perform(body);
  };

  return (
    <>
      <Choice label="换到哪里" options={options} value={seller} onChange={setSeller} />
      {byMonth && room && (
        <Choice
          label="哪个月"
          value={month}
          onChange={setMonth}
          options={monthsOf(room).map((one) => {
            const stand = room.months.find((held) => held.month === one);
            const free = stand?.openPlaces ?? room.places;
            const isSame = room.id === offer.id && one === booking.period;
            return {
              value: one,
              label: monthWords(one),
              note: isSame ? '就是现在这个' : free > 0 ? `空 ${free} 个` : '没有空位',
              isClosed: isSame || free <= 0,
            };
          })}
        />
      )}
      {!byMonth && (
        <DateField
          label="哪一天"
          from={today}
          until={addDays(today, lastDays)}
          value={date}
          onChange={setDate}
          error={isMissing && date === undefined ? '请选一天' : undefined}
        />
      )}
      <TextField
        label="为什么换"
        hint={`${family}会一字不差地看到`}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
        error={isMissing && reason.trim() === '' ? '请写下原因' : undefined}
      />
      {there !== undefined && there > priceFen && (
        <Banner tone="waiting" title={`比原来贵 ${yuanWords(fen(there - priceFen))}`}>
          <Words>
            {act === 'propose'
              ? `${family}看到新价格、点了同意，才算数。`
              : '转班不能更贵。请选不比原来贵的。'}
          </Words>
        </Banner>
      )}
      {act === 'propose' && (
        <Words kind="soft">
          {`发出后，原来申请的名额马上放回，新的名额为${recipient.name}留着。${family}同意就确认；不同意或者到时间没有决定，就照您写的原因退回。`}
        </Words>
      )}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button busy={sending.phase === 'sending' && '正在提交'} onPress={send}>
        {act === 'propose' ? `留好名额，请${family}决定` : `转过去，并告诉${family}`}
      </Button>
    </>
  );
}
