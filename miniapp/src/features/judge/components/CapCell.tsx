import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { yuanText } from '@huiyue/shared/money';
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Icon } from '../../../ui/Icon';
import { ageWindowWords } from '../../../words/ages';
import { apartWords, perUnitWords } from '../../../words/money';

type Option = CareJudgementView['cities'][number]['options'][number];

type Props = {
  readonly option: Option;
  readonly asked: CareJudgementView['asked'];
  /** The largest amount on the page: every bar is drawn to its scale. */
  readonly widest: number;
};

/** One kind of class in one city: the most it may cost, as a figure and as a bar, and whom it takes. */
export function CapCell({ option: { age, price }, asked, widest }: Props) {
  return (
    <>
      {price ? (
        <>
          <View className="cap-sum">
            <View className="cap-figure">{yuanText(price.mostFen)}</View>
            <View className="cap-unit">{perUnitWords(price.cap.per)}</View>
            {price.cap.status === 'draft' && <View className="cap-draft">草案</View>}
          </View>
          <View className="cap-bar" {...aria({ hidden: true })}>
            <View className="cap-filled" style={{ width: share(price.mostFen, widest) }} />
            {asked.priceFen !== null && price.isAllowed !== null && (
              <View className="cap-mark" style={{ left: share(asked.priceFen, widest) }} />
            )}
          </View>
          {asked.priceFen !== null && price.isAllowed !== null && (
            <Mark
              isGood={price.isAllowed}
              words={
                asked.priceFen === price.mostFen
                  ? '与上限相同'
                  : `您填的${price.isAllowed ? '低' : '高出'} ${apartWords(asked.priceFen, price.mostFen)}`
              }
            />
          )}
          <ClauseLink
            clause={price.cap.clause}
            text={`${yuanText(price.mostFen)} ${perUnitWords(price.cap.per)}的原文`}
          />
        </>
      ) : (
        <View className="city-soft">{asked.line === 'childcare' ? '价格上限：没有公布' : '没有公布'}</View>
      )}
      {age ? (
        <>
          {age.fits !== null && <Mark isGood={age.fits} words={age.fits ? '月龄合适' : '月龄不合适'} />}
          {price?.cap.clause.phrase === age.clause.phrase ? (
            <View>{ageText(age)}</View>
          ) : (
            <ClauseLink clause={age.clause} text={ageText(age)} />
          )}
        </>
      ) : (
        asked.line === 'childcare' && <View className="city-soft">月龄和人数：没有公布</View>
      )}
    </>
  );
}

function ageText({ ageFromMonths, ageBelowMonths, maxChildren }: NonNullable<Option['age']>): string {
  return `${ageWindowWords(ageFromMonths, ageBelowMonths ?? undefined)}，每班最多 ${maxChildren} 人`;
}

function Mark({ isGood, words }: { isGood: boolean; words: string }) {
  return (
    <View className={isGood ? 'city-mark city-good' : 'city-mark city-bad'}>
      <Icon name={isGood ? 'check' : 'cross'} small />
      <View>{words}</View>
    </View>
  );
}

function share(amount: number, widest: number): string {
  return `${widest === 0 ? 0 : (amount / widest) * 100}%`;
}
