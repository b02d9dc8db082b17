import type { OwnClass } from '@huiyue/shared/contract/classes';
import { View } from '@tarojs/components';
import { CapLine } from '../../../parts/CapLine';
import { mainRate, otherRatesWords } from '../../../parts/rates';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { ageWindowWords } from '../../../words/ages';
import { perUnitWords } from '../../../words/money';
import { classKindWords, pricingWords } from '../../../words/names';
import { MonthsTable } from './MonthsTable';

/** One class as its staff see it. */
export function OwnClassCard({ offer, onChange }: { offer: OwnClass; onChange: () => void }) {
  const { name, kind, pricing, ageFromMonths, ageBelowMonths, answerWithinHours } = offer;
  const { priceFen, per, cap } = mainRate(offer);
  const others = otherRatesWords(offer);
  const title = name === classKindWords[kind] ? name : `${name}（${classKindWords[kind]}）`;
  return (
    <Card>
      <Heading look={2}>{title}</Heading>
      <Words kind="soft">
        {`${ageWindowWords(ageFromMonths, ageBelowMonths)} · ${pricingWords[pricing]} · ${answerWithinHours} 小时内答复`}
      </Words>
      <View>
        <Price priceFen={priceFen} unit={perUnitWords(per)} />
        <CapLine priceFen={priceFen} cap={cap} pricing={pricing} />
        {others.length > 0 && <Words kind="soft">{`也有${others.join('、')}`}</Words>}
      </View>
      {offer.months.length > 0 ? (
        <MonthsTable months={offer.months} />
      ) : (
        <View>现在没有可以预约的月份。</View>
      )}
      <Button kind="secondary" label={`改价格或名额：${name}`} onPress={onChange}>
        改价格或名额
      </Button>
    </Card>
  );
}
