import { View, Text } from '@tarojs/components';
import { yuanText, type Fen } from '@huiyue/shared/money';
import { capWords } from './priceWords';

type Props = {
  readonly priceFen: Fen;
  /** Left out where no cap is published; then nothing is said of one. */
  readonly capFen?: Fen | undefined;
  readonly unit?: string;
};

export function Price({ priceFen, capFen, unit = '元/月' }: Props) {
  return (
    <View className="price">
      <View className="price-sum">
        <Text className="price-figure">{yuanText(priceFen)}</Text>
        <Text className="price-unit">{unit}</Text>
      </View>
      {capFen !== undefined && <View className="price-cap">{capWords(priceFen, capFen)}</View>}
    </View>
  );
}
