import { View } from '@tarojs/components';
import { billedItems, type BilledItem } from '@huiyue/shared/billing/bill';
import { feeItemNames } from '@huiyue/shared/billing/feeItemNames';
import type { PricePer } from '@huiyue/shared/booking';
import { firstDayOf, lastDayOf, type CivilDate } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import { parseYuan, type Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { TextField } from '../../../ui/TextField';
import { YuanField } from '../../../ui/YuanField';
import { countOfWords, sumWords } from '../../../words/bills';
import { perUnitWords } from '../../../words/money';
import { useBillAct } from '../queries';

type Props = { readonly bill: BillView; readonly onDone: () => void; readonly onClose: () => void };
type Added = {
  readonly revision: number;
  readonly reason: string;
  readonly what: {
    readonly kind: 'add';
    readonly item: {
      readonly booking: Id<'booking'>;
      readonly feeItem: BilledItem;
      readonly per: PricePer;
      readonly quantity: number;
      readonly unitPriceFen: Fen;
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly hasConsent?: true;
    };
  };
};

const pers: readonly PricePer[] = ['visit', 'day', 'portion', 'hour', 'month'];
/** Hours are counted by the minute, a quarter at a time. */
const quarter = 15;

/** What had been left out of an issued bill: counted, priced and dated like every other item, and with a reason. */
export function AddItemSheet({ bill, onDone, onClose }: Props) {
  const { month, lines, revision } = bill;
  const bookings = lines.filter(
    ({ booking }, index) => lines.findIndex((other) => other.booking === booking) === index,
  );
  const [booking, setBooking] = useState(bookings[0]?.booking);
  const [feeItem, setFeeItem] = useState<BilledItem>('lateCollection');
  const [per, setPer] = useState<PricePer>('visit');
  const [count, setCount] = useState(1);
  const [price, setPrice] = useState('');
  const [from, setFrom] = useState<CivilDate>();
  const [to, setTo] = useState<CivilDate>();
  const [isAgreed, setIsAgreed] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useBillAct<Added>(bill.id, 'corrections', onDone);

  const unitPriceFen = parseYuan(price);
  const step = per === 'hour' ? quarter : 1;
  const quantity = count * step;
  const days = { from: firstDayOf(month), until: lastDayOf(month) };
  const error = (isWrong: boolean, words: string) => (isMissing && isWrong ? words : undefined);

  const add = () => {
    const why = reason.trim();
    const isWhole = booking !== undefined && unitPriceFen !== undefined && from !== undefined && why !== '';
    setIsMissing(!isWhole);
    if (!isWhole) return;
    const item = { booking, feeItem, per, quantity, unitPriceFen, from, to: to ?? from };
    void perform({
      revision,
      reason: why,
      what: { kind: 'add', item: isAgreed ? { ...item, hasConsent: true } : item },
    });
  };

  return (
    <Sheet
      isOpen
      title="补上漏收的一项"
      onClose={onClose}
      foot={
        <>
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
          <Button busy={sending.phase === 'sending' && '正在保存'} onPress={add}>
            {unitPriceFen !== undefined && per !== 'hour'
              ? `补上 ${sumWords(unitPriceFen * count)}`
              : '补上这一项'}
          </Button>
        </>
      }
    >
      <View className="stack">
        {bookings.length > 1 && (
          <Choice
            label="哪个预约"
            value={booking}
            onChange={setBooking}
            options={bookings.map((line) => ({
              value: line.booking,
              label: `${line.recipient.name}，${line.offer}`,
            }))}
          />
        )}
        <Choice
          label="收费项目"
          value={feeItem}
          onChange={setFeeItem}
          options={billedItems.map((value) => ({ value, label: feeItemNames[value] }))}
        />
        <Choice
          label="按什么算"
          value={per}
          onChange={(chosen) => {
            setPer(chosen);
            setCount(1);
          }}
          options={pers.map((value) => ({ value, label: perUnitWords(value) }))}
        />
        <YuanField
          label="单价"
          unit={perUnitWords(per)}
          error={error(unitPriceFen === undefined, '请填单价，例如 20')}
          text={price}
          onChange={setPrice}
        />
        <Stepper
          label="数量"
          value={count}
          least={1}
          most={200}
          words={(value) => countOfWords(per, value * step)}
          onChange={setCount}
        />
        <DateField
          label="第一天"
          error={error(from === undefined, '请选日子')}
          {...days}
          value={from}
          onChange={setFrom}
        />
        <DateField label="最后一天" hint="只有一天就不用选" {...days} value={to} onChange={setTo} />
        <CheckRow
          label="家长同意收这一项"
          note="公布的规定写明自愿的项目，要先征得同意"
          isChecked={isAgreed}
          onToggle={() => setIsAgreed(!isAgreed)}
        />
        <TextField
          label="原因"
          hint="家长会一字不差地看到"
          error={error(reason.trim() === '', '请写下原因')}
          value={reason}
          onChange={setReason}
          isRequired
        />
      </View>
    </Sheet>
  );
}
