import { View } from '@tarojs/components';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { CapLine } from '../../../parts/CapLine';
import { mainRate, otherRatesWords } from '../../../parts/rates';
import { Price } from '../../../ui/Price';
import { ageWindowWords } from '../../../words/ages';
import { perUnitWords } from '../../../words/money';
import { OpenPlaces } from './OpenPlaces';

type Props = { readonly offer: ClassCard; readonly publishesCaps: boolean };

/** One class in a list: for whom, at what price, under which cap, how many places. */
export function ClassLine({ offer, publishesCaps }: Props) {
  const { name, ageFromMonths, ageBelowMonths, pricing } = offer;
  const { priceFen, per, cap } = mainRate(offer);
  const others = otherRatesWords(offer);
  return (
    <View className="class-line">
      <View className="class-top">
        <View className="class-name">
          <View>{name}</View>
          <View className="class-note">{ageWindowWords(ageFromMonths, ageBelowMonths)}</View>
        </View>
        <Price priceFen={priceFen} unit={perUnitWords(per)} />
      </View>
      <CapLine priceFen={priceFen} cap={cap} pricing={pricing} publishesCaps={publishesCaps} />
      {others.length > 0 && <View className="class-note">{`也有${others.join('、')}`}</View>}
      <OpenPlaces offer={offer} />
    </View>
  );
}
