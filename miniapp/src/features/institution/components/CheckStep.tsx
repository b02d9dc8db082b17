import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import type { CivilDate } from '@huiyue/shared/civil';
import type { NewClass } from '@huiyue/shared/contract/classes';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { CapLine } from '../../../parts/CapLine';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { ageWindowInFull } from '../../../words/ages';
import { fullDayWords } from '../../../words/dates';
import { perUnitWords } from '../../../words/money';
import { weekdaysWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';
import { careModeWords, classKindWords, pricingWords } from '../../../words/names';
import type { Step } from '../draft';
import { rangeWords } from './TimeStep';

type Props = {
  readonly offer: NewClass;
  readonly published: ChildcarePolicyView['classes'];
  readonly today: CivilDate;
  readonly onEdit: (step: Step) => void;
};

/** Everything once more, as families will see it; each part with a way back to it. */
export function CheckStep({ offer, published, today, onEdit }: Props) {
  const { kind, name, ageFromMonths, ageBelowMonths, places, pricing, rates, opensOn } = offer;
  const cap = (pricing === 'inclusive' && published.find((one) => one.kind === kind)?.cap) || null;
  return (
    <>
      <Part title="班级" onEdit={() => onEdit('class')}>
        <Facts
          facts={[
            { name: '名字', value: name },
            { name: '种类', value: classKindWords[kind] },
            { name: '月龄', value: ageWindowInFull(ageFromMonths, ageBelowMonths) },
            { name: '名额', value: `每月 ${places} 个` },
          ]}
        />
      </Part>
      <Part title="价格" onEdit={() => onEdit('price')}>
        <View>{pricingWords[pricing]}</View>
        {rates.map(({ careMode, per, priceFen }) => (
          <View key={`${careMode} ${per}`}>
            <Words kind="soft">{careModeWords[careMode]}</Words>
            <Price priceFen={priceFen} unit={perUnitWords(per)} />
            {careMode === 'fullDay' && <CapLine priceFen={priceFen} cap={cap} pricing={pricing} />}
          </View>
        ))}
      </Part>
      <Part title="时间" onEdit={() => onEdit('time')}>
        <Facts
          facts={[
            { name: '开班', value: fullDayWords(opensOn) },
            {
              name: '开放',
              value: `${weekdaysWords(offer.weekdays)} ${hoursWords(offer.opensAt, offer.closesAt)}`,
            },
            { name: '答复', value: `${offer.answerWithinHours} 小时内` },
          ]}
        />
        <Words kind="soft">{rangeWords(opensOn, offer.bookableMonths, today)}</Words>
      </Part>
    </>
  );
}

type PartProps = {
  readonly title: string;
  readonly onEdit: () => void;
  readonly children: ReactNode;
};

function Part({ title, onEdit, children }: PartProps) {
  return (
    <Card>
      <View className="part-head">
        <Heading look={3}>{title}</Heading>
        <Button kind="quiet" label={`修改${title}`} onPress={onEdit}>
          修改
        </Button>
      </View>
      {children}
    </Card>
  );
}
