import { addMonths, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { SheetView } from '@huiyue/shared/contract/places';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { toTop } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DateField } from '../../../ui/DateField';
import { Heading } from '../../../ui/Heading';
import { Seats } from '../../../ui/Seats';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { fullDayWords, monthWords } from '../../../words/dates';
import { allowMore } from '../queries';
import { PhraseField } from './PhraseField';

type Props = {
  readonly offer: ClassCard;
  readonly month: CivilMonth;
  readonly today: CivilDate;
  readonly onDone: () => void;
};

const mostUnits = 50;
const longestReason = 200;

type Allowed = { readonly units: number; readonly lastDay: CivilDate; readonly reason: string };

/** Lets a class take more children in a month than it has places: with a reason, and with an end. */
export function AllowForm({ offer, month, today, onDone }: Props) {
  const [units, setUnits] = useState(1);
  const [lastDay, setLastDay] = useState<CivilDate>();
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const sending = useSend<Allowed, SheetView>(`allow:${offer.id}:${month}`, (body, key) =>
    allowMore({ seller: offer.id, period: month }, body, key),
  );
  const said = reason.trim();

  if (sending.phase === 'done') {
    return (
      <Banner tone="confirmed" title={`已经允许多收 ${units} 个孩子`}>
        <Words>
          {`${offer.name}，${monthWords(month)}：原有 ${sending.data.places} 个名额，到${lastDay ? fullDayWords(lastDay) : ''}为止可以多约 ${units} 个。原因和经手人都已留底。`}
        </Words>
        <Button kind="secondary" onPress={onDone}>
          回到班级
        </Button>
      </Banner>
    );
  }

  const send = () => {
    setIsChecked(true);
    if (lastDay === undefined || said === '') {
      void toTop();
      return;
    }
    void sending.send({ units, lastDay, reason: said });
  };

  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="regulator" />}
      <Card>
        <Heading look={3}>{`${offer.name} · ${monthWords(month)}`}</Heading>
        <Seats openPlaces={offer.openPlaces} places={offer.places} />
      </Card>
      <Stepper
        label="多收几个孩子"
        hint="只管这个班、这个月"
        value={units}
        least={1}
        most={mostUnits}
        words={(value) => `${value} 个`}
        onChange={setUnits}
      />
      <DateField
        label="哪天为止可以多约"
        hint="过了这天就不再多约；已经约上的不受影响"
        from={today}
        until={lastOf(month, today)}
        value={lastDay}
        error={isChecked && lastDay === undefined ? '请选年、月、日' : undefined}
        onChange={setLastDay}
      />
      <PhraseField
        label="为什么要多收孩子"
        hint={`会留底备查，最多 ${longestReason} 个字`}
        value={reason}
        most={longestReason}
        error={isChecked && said === '' ? '请写明原因' : undefined}
        onChange={setReason}
      />
      <View>
        <Button busy={sending.phase === 'sending' && '正在提交'} onPress={send}>
          允许多收孩子
        </Button>
      </View>
    </>
  );
}

/** Until the month ends, or a year ahead where the month has ended. */
function lastOf(month: CivilMonth, today: CivilDate): CivilDate {
  return addMonths(today, month > monthOf(today) ? 12 : 1);
}
