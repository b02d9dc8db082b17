import { parseYuan } from '@huiyue/shared/money';
import { CapLine } from '../../../parts/CapLine';
import type { RateView } from '../../../parts/rates';
import { Section } from '../../../ui/Section';
import { YuanField } from '../../../ui/YuanField';
import { perUnitWords } from '../../../words/money';
import { careModeWords } from '../../../words/names';

type Props = {
  readonly rates: readonly RateView[];
  readonly pricing: 'inclusive' | 'market';
  readonly texts: readonly string[];
  readonly isChecked: boolean;
  readonly onChange: (texts: readonly string[]) => void;
};

/** What else is sold in the room, each price with its own cap under it while it is typed. */
export function OtherRates({ rates, pricing, texts, isChecked, onChange }: Props) {
  if (rates.length === 0) return null;
  return (
    <Section title="别的价格">
      {rates.map(({ careMode, per, cap }, index) => {
        const text = texts[index] ?? '';
        const amount = parseYuan(text);
        return (
          <Section key={`${careMode} ${per}`} title={careModeWords[careMode]}>
            <YuanField
              label={`${careModeWords[careMode]}的价格`}
              text={text}
              unit={perUnitWords(per)}
              error={isChecked && (amount ?? 0) === 0 ? '请填价格，例如 60' : undefined}
              onChange={(next) => onChange(texts.map((one, at) => (at === index ? next : one)))}
            />
            {amount !== undefined && <CapLine priceFen={amount} cap={cap} pricing={pricing} />}
          </Section>
        );
      })}
    </Section>
  );
}
