import { Pills } from '../../../parts/Pills';
import { TextField } from '../../../ui/TextField';
import type { StepProps } from './stepProps';

/** What comes back for the days a child stayed away. */
export function AbsenceStep({ sketch, errors, onChange }: StepProps) {
  const { feeItem, fromDays, counted, figure } = sketch;
  return (
    <>
      <Pills
        label="退哪一项"
        value={feeItem}
        onChange={(chosen) => onChange({ ...sketch, feeItem: chosen })}
        options={[
          { value: 'care', label: '保育费' },
          { value: 'meals', label: '伙食费' },
        ]}
      />
      <Pills
        label="请假怎么数"
        value={counted}
        onChange={(chosen) => onChange({ ...sketch, counted: chosen })}
        options={[
          { value: 'inARow', label: '连续请假' },
          { value: 'inTheMonth', label: '一个月里合计' },
        ]}
      />
      <TextField
        label="满多少天"
        keyboard="number"
        maxLength={2}
        unit="天"
        isRequired
        value={fromDays}
        error={errors.fromDays}
        onChange={(text) => onChange({ ...sketch, fromDays: text })}
      />
      <TextField
        label="请假那些天的费用退百分之几"
        keyboard="digit"
        maxLength={6}
        unit="%"
        isRequired
        value={figure}
        error={errors.figure}
        onChange={(text) => onChange({ ...sketch, figure: text })}
      />
    </>
  );
}
