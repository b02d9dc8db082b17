import type { ClassCard } from '@huiyue/shared/contract/sites';
import type { Half } from '@huiyue/shared/childcare/when';
import { Choice } from '../../../ui/Choice';
import { hoursWords } from '../../../words/when';

type Props = {
  readonly offer: Pick<ClassCard, 'opensAt' | 'halvesAt' | 'closesAt'>;
  readonly value: Half | undefined;
  readonly onChange: (half: Half) => void;
};

export function HalfStep({ offer: { opensAt, halvesAt, closesAt }, value, onChange }: Props) {
  return (
    <Choice
      label="上午还是下午"
      value={value}
      onChange={onChange}
      options={[
        { value: 'morning', label: '上午', note: hoursWords(opensAt, halvesAt) },
        { value: 'afternoon', label: '下午', note: hoursWords(halvesAt, closesAt) },
      ]}
    />
  );
}
