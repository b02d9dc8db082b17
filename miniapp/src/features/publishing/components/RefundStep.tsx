import { Pills } from '../../../parts/Pills';
import { TextField } from '../../../ui/TextField';
import { refundBasisWords, refundWhenWords } from '../../../words/refunds';
import type { StepProps } from './stepProps';

/** What comes back when a family gives a place up, or an institution closes. */
export function RefundStep({ sketch, errors, onChange }: StepProps) {
  const { refundWhen, refundBasis, figure, noticeDays } = sketch;
  return (
    <>
      <Pills
        label="什么时候退"
        value={refundWhen}
        onChange={(chosen) => onChange({ ...sketch, refundWhen: chosen })}
        options={(['beforeStart', 'afterStart', 'closure'] as const).map((value) => ({
          value,
          label: refundWhenWords[value],
        }))}
      />
      <Pills
        label="退多少"
        value={refundBasis}
        onChange={(chosen) => onChange({ ...sketch, refundBasis: chosen })}
        options={(['full', 'unusedDays', 'percent', 'none'] as const).map((value) => ({
          value,
          label: refundBasisWords[value],
        }))}
      />
      {refundBasis === 'percent' && (
        <TextField
          label="退百分之几"
          keyboard="digit"
          maxLength={6}
          unit="%"
          value={figure}
          error={errors.figure}
          onChange={(text) => onChange({ ...sketch, figure: text })}
        />
      )}
      <TextField
        label="要提前多少天说"
        hint="文件写了才填，没有写就空着"
        keyboard="number"
        maxLength={3}
        unit="天"
        value={noticeDays}
        error={errors.noticeDays}
        onChange={(text) => onChange({ ...sketch, noticeDays: text })}
      />
    </>
  );
}
