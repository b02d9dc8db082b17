import { payerNames } from '@huiyue/shared/billing/billNames';
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { sumWords } from '../../../words/bills';
import type { PayerSum } from '../shares';

/** Who pays which part: a bar to look at, and the same in words under it. Patterns tell the parts apart, not colour alone. */
export function PayerBar({ sums }: { sums: readonly PayerSum[] }) {
  const borne = sums.filter(({ amountFen }) => amountFen > 0);
  const whole = borne.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (whole === 0) return null;
  return (
    <View className="payers">
      <View className="payers-bar" {...aria({ hidden: true })}>
        {borne.map(({ payer, amountFen }) => (
          <View
            key={payer}
            className={`payers-part payer-${payer}`}
            style={{ width: `${(100 * amountFen) / whole}%` }}
          />
        ))}
      </View>
      <View className="payers-keys" {...aria({ role: 'list', label: '谁付多少' })}>
        {borne.map(({ payer, amountFen }) => (
          <View key={payer} className="payers-key" {...aria({ role: 'listitem' })}>
            <View className={`payers-swatch payer-${payer}`} {...aria({ hidden: true })} />
            <View>{`${payerNames[payer]}付 ${sumWords(amountFen)}`}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
