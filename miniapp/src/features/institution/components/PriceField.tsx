import type { PricePer } from '@huiyue/shared/booking';
import type { Pricing } from '@huiyue/shared/childcare/childcareClass';
import type { Fen } from '@huiyue/shared/money';
import { View } from '@tarojs/components';
import type { RateView } from '../../../parts/rates';
import { aria } from '../../../ui/aria';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Icon } from '../../../ui/Icon';
import { YuanField } from '../../../ui/YuanField';
import { apartWords, perUnitWords, pricedWords } from '../../../words/money';
import { refusalWords } from '../../../words/refusals';
import { originalWords } from '../originalWords';

type Cap = NonNullable<RateView['cap']>;

type Props = {
  /** What the price is for; a month where nothing is said. */
  readonly per?: PricePer;
  readonly pricing: Pricing;
  /** Null where none is published for this class. */
  readonly cap: Cap | null;
  readonly text: string;
  readonly amount: Fen | undefined;
  readonly error?: string | undefined;
  readonly onChange: (text: string, amount: Fen | undefined) => void;
};

/** The price, and at every keystroke how it stands to the published cap. The server decides; this only saves the trip. */
export function PriceField({ per = 'month', pricing, cap, text, amount, error, onChange }: Props) {
  const binding = pricing === 'inclusive' ? cap : null;
  return (
    <View className="stack-tight">
      <YuanField
        label={mainPriceWords(per)}
        hint={hintOf(pricing, cap, per)}
        error={error ?? (binding && amount !== undefined ? wordsAbove(amount, binding) : undefined)}
        text={text}
        onChange={onChange}
        unit={perUnitWords(per)}
      />
      {binding && amount !== undefined && amount <= binding.capFen && (
        <View className="beside-cap" {...aria({ role: 'status', live: 'polite' })}>
          <Icon name="check" small />
          <View>
            {amount === binding.capFen ? '与上限相同' : `比上限低 ${apartWords(amount, binding.capFen)}`}
          </View>
        </View>
      )}
      {binding && <ClauseLink clause={binding.clause} text={originalWords(binding.clause)} />}
    </View>
  );
}

export function mainPriceWords(per: PricePer): string {
  return per === 'month' ? '每月价格' : `价格（${perUnitWords(per)}）`;
}

function hintOf(pricing: Pricing, cap: Cap | null, per: PricePer): string {
  if (pricing === 'market') return '市场价由机构自己定';
  return cap ? `公布的上限：${pricedWords(cap.capFen, per)}` : '这里没有公布价格上限';
}

function wordsAbove(priceFen: Fen, { capFen }: Cap): string | undefined {
  if (priceFen <= capFen) return undefined;
  const { why, next } = refusalWords({ code: 'price.aboveCap', facts: { priceFen, capFen } }, 'institution');
  return `${why}${next}`;
}
