import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import type { Draft, Errors } from '../draft';

type Props = {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly onChange: (draft: Draft) => void;
};

const fields = [
  { field: 'halfDayPrice', label: '半日托，每半天', unit: '元/半天' },
  { field: 'hourPrice', label: '计时托，每小时', unit: '元/小时' },
  { field: 'dayPrice', label: '临时托，每天', unit: '元/天' },
] as const;

/** What else is sold in the same room. It shares the places: nobody is let in beyond them, at any hour. */
export function CasualPrices({ draft, errors, onChange }: Props) {
  return (
    <Section title="也按天或按小时收吗">
      <Words kind="soft">和整月的孩子共用名额，任何时候都不会超过。不收的空着。</Words>
      {fields.map(({ field, label, unit }) => (
        <YuanField
          key={field}
          label={label}
          text={draft[field]}
          error={errors[field]}
          unit={unit}
          onChange={(text) => onChange({ ...draft, [field]: text })}
        />
      ))}
    </Section>
  );
}
