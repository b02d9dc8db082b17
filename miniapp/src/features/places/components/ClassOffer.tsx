import { View } from '@tarojs/components';
import { ageInMonths, firstDayOf } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { CapLine } from '../../../parts/CapLine';
import { mainRate, otherRatesWords } from '../../../parts/rates';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Icon } from '../../../ui/Icon';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { ageWindowInFull, ageWords } from '../../../words/ages';
import { fromMonthWords, monthWords } from '../../../words/dates';
import { perUnitWords } from '../../../words/money';
import { careModeWords, pricingWords } from '../../../words/names';
import { isBookable } from '../bookable';
import { OpenPlaces } from './OpenPlaces';

type Props = {
  readonly offer: ClassCard;
  readonly publishesCaps: boolean;
  readonly ownChildren: readonly ChildView[];
  /** A paper has run out: nobody new is taken, however many places are empty. */
  readonly isStopped: boolean;
  readonly onBook: () => void;
  readonly onOthers: () => void;
  readonly onAllow?: () => void;
};

/** A class as one decides about it: everything it promises, whom of one's children it suits, and the next act. */
export function ClassOffer({
  offer,
  publishesCaps,
  ownChildren,
  isStopped,
  onBook,
  onOthers,
  onAllow,
}: Props) {
  const { name, ageFromMonths, ageBelowMonths, pricing, month } = offer;
  const { careMode, priceFen, per, cap } = mainRate(offer);
  const others = otherRatesWords(offer);
  const suited = ownChildren.flatMap((child) => {
    const age = ageInMonths(child.birthDate, firstDayOf(month));
    return age >= ageFromMonths && age < ageBelowMonths ? [`${child.name}，那时 ${ageWords(age)}`] : [];
  });
  const acts = onAllow ? (
    <Button kind="secondary" label={`允许多收孩子，${name}，${monthWords(month)}`} onPress={onAllow}>
      允许多收孩子
    </Button>
  ) : undefined;
  const takesNew = isBookable(offer) && !isStopped;
  const hasPlaces = takesNew && offer.openPlaces > 0;
  return (
    <Card>
      <Heading look={3}>{name}</Heading>
      <Words kind="soft">
        {`收${ageWindowInFull(ageFromMonths, ageBelowMonths)}的孩子 · ${careModeWords[careMode]} · ${pricingWords[pricing]}`}
      </Words>
      {suited.length > 0 && (
        <View className="suits">
          <Icon name="check" small />
          <View>{`${fromMonthWords(month)}适合${suited.join('；')}`}</View>
        </View>
      )}
      <Price priceFen={priceFen} unit={perUnitWords(per)} />
      <CapLine priceFen={priceFen} cap={cap} pricing={pricing} publishesCaps={publishesCaps} />
      {others.length > 0 && <Words kind="soft">{`也有${others.join('、')}，按天或按小时约。`}</Words>}
      {!isStopped && <OpenPlaces offer={offer} />}
      {!isStopped && <Words kind="soft">{`提交后，机构在 ${offer.answerWithinHours} 小时内答复。`}</Words>}
      {acts ??
        (hasPlaces ? (
          <Button label={`预约这个班，${name}，${monthWords(month)}`} onPress={onBook}>
            预约这个班
          </Button>
        ) : (
          <>
            {takesNew && (
              <Button label={`排队等候这个班，${name}，${monthWords(month)}`} onPress={onBook}>
                排队等候这个班
              </Button>
            )}
            <Button
              kind="secondary"
              label={`看这个月别的托位，${name}${isStopped ? '不接新的预约' : '没有名额'}`}
              onPress={onOthers}
            >
              看这个月别的托位
            </Button>
          </>
        ))}
    </Card>
  );
}
