import { yuanText } from '@huiyue/shared/money';
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { dayWords } from '../../../words/dates';
import { apartWords, perUnitWords } from '../../../words/money';
import { careModeWords } from '../../../words/names';
import type { PriceAbove } from '../effects';

/** Each price as a bar, the new cap a line across it; what lies beyond the line would have to come off. */
export function PriceChart({ prices }: { prices: readonly PriceAbove[] }) {
  const widest = Math.max(...prices.map(({ priceFen }) => priceFen));
  const sites = [...new Map(prices.map(({ breach }) => [breach.site.id, breach.site.name]))];
  return (
    <>
      <View className="chart-key" {...aria({ hidden: true })}>
        <View className="key-mark key-within" />
        <View>上限以内</View>
        <View className="key-mark key-over" />
        <View>超出的部分</View>
        <View className="key-line" />
        <View>新上限</View>
      </View>
      {sites.map(([id, name]) => (
        <Card key={id}>
          <Heading level={3}>{name}</Heading>
          {prices
            .filter(({ breach }) => breach.site.id === id)
            .map((price) => (
              <PriceBar key={`${price.breach.seller.id} ${keyOf(price)}`} price={price} widest={widest} />
            ))}
        </Card>
      ))}
    </>
  );
}

function keyOf({ breach }: PriceAbove): string {
  return `${breach.rate?.careMode ?? ''} ${breach.rate?.per ?? ''}`;
}

function PriceBar({ price, widest }: { price: PriceAbove; widest: number }) {
  const { breach, priceFen, capFen } = price;
  const { seller, rate, from, clause } = breach;
  const width = (amount: number) => `${(amount / widest) * 100}%`;
  const unit = perUnitWords(rate?.per ?? 'month');
  return (
    <View className="price-bar">
      <View className="bar-names">
        <View>{rate?.careMode ? `${seller.name} · ${careModeWords[rate.careMode]}` : seller.name}</View>
        <View className="bar-over-words">{`要降 ${apartWords(priceFen, capFen)}`}</View>
      </View>
      <View className="track" {...aria({ hidden: true })}>
        <View className="track-within" style={{ width: width(capFen) }} />
        <View className="track-over" style={{ width: width(priceFen - capFen) }} />
        <View className="track-cap" style={{ left: width(capFen) }} />
      </View>
      <View className="bar-note">
        {`现在 ${yuanText(priceFen)}，新上限 ${yuanText(capFen)} ${unit}，${dayWords(from)}起`}
      </View>
      {clause && <ClauseLink clause={clause} text="超过的是哪一句" />}
    </View>
  );
}
