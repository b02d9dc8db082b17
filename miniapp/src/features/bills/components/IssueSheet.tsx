import { View } from '@tarojs/components';
import { addDays, addMonthsTo, dateAt, firstDayOf, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/DateField';
import { Facts } from '../../../ui/Facts';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { fullDayWords, monthWords } from '../../../words/dates';
import { useBillAct } from '../queries';
import { namesOn } from '../shares';

type Props = {
  readonly bill: BillView;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** How many days a family is offered to pay in, unless the staff choose others. */
const usualDays = 14;

/** What is issued cannot be changed any more, so its sums stand in sight once again. */
export function IssueSheet({ bill, onDone, onClose }: Props) {
  const { id, month, revision, totalFen, familyFen } = bill;
  const today = dateAt(now());
  const [dueOn, setDueOn] = useState<CivilDate | undefined>(addDays(today, usualDays));
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useBillAct<{ revision: number; dueOn: CivilDate }>(id, 'issue', onDone);
  const isOver = month < monthOf(today);

  const issue = () => {
    setIsMissing(dueOn === undefined);
    if (dueOn !== undefined) void perform({ revision, dueOn });
  };

  return (
    <Sheet
      isOpen
      title={`开出${monthWords(month)}的账单`}
      onClose={onClose}
      foot={
        <Button busy={sending.phase === 'sending' && '正在开出'} onPress={issue}>
          开出账单
        </Button>
      }
    >
      <View className="stack">
        {!isOver && sending.phase !== 'failed' && (
          <Banner tone="waiting" title={`${monthWords(month)}还没有过完`}>
            <Words>{`费用先服务、后收取。${fullDayWords(firstDayOf(addMonthsTo(month, 1)))}起才能开，主管部门另外批准的除外。`}</Words>
          </Banner>
        )}
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        <Facts
          facts={[
            { name: '给谁', value: namesOn(bill) },
            { name: '一共', value: sumWords(totalFen) },
            { name: '家庭付', value: sumWords(familyFen) },
          ]}
        />
        <DateField
          label="请家庭哪天前付"
          error={isMissing ? '请选年、月、日' : undefined}
          from={today}
          until={addDays(today, 92)}
          value={dueOn}
          onChange={setDueOn}
        />
        <Words kind="soft">开出后家长马上看到，金额不能再改；有错用更正，写明原因。</Words>
      </View>
    </Sheet>
  );
}
