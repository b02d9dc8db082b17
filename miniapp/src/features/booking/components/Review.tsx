import { View } from '@tarojs/components';
import { addMonths, type CivilDate } from '@huiyue/shared/civil';
import type { QuoteView } from '@huiyue/shared/contract/bookings';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { CapLine } from '../../../parts/CapLine';
import { LateLine } from '../../../parts/LateLine';
import { RefundTermsLine } from '../../../parts/RefundTermsLine';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { ageWindowWords, ageWords } from '../../../words/ages';

import { fullDayWords } from '../../../words/dates';
import { perUnitWords, yuanWords } from '../../../words/money';
import { whenWords } from '../../../words/when';

type Props = {
  readonly quote: QuoteView;
  /** Nothing is free then: what is agreed to is a place in the queue. */
  readonly isFull: boolean;
  readonly offer: ClassCard;
  readonly child: ChildView;
  readonly publishesCaps: boolean;
  /** Who orders and who pays, beside whom it is for. */
  readonly orderer: string;
  readonly payer: string;
  /** Which classes suit the child from a day on; empty where the city publishes none. */
  readonly nextClasses: (on: CivilDate) => readonly string[];
};

/** Everything that is about to be agreed to, and nothing that is not so. The price first: no size of text hides it. */
export function Review({ quote, isFull, offer, child, publishesCaps, orderer, payer, nextClasses }: Props) {
  const {
    site,
    recipient: { ageInMonths },
    startsOn,
    priceFen,
    per,
    cap,
    payFen,
    pricing,
    answerWithinHours,
  } = quote;
  const leavesOn = addMonths(child.birthDate, offer.ageBelowMonths);
  const next = nextClasses(leavesOn);
  return (
    <>
      <Card>
        <Price priceFen={priceFen} unit={perUnitWords(per)} />
        <CapLine priceFen={priceFen} cap={cap} pricing={pricing} publishesCaps={publishesCaps} />
        <Facts
          facts={[
            { name: '这次预约的费用', value: yuanWords(payFen) },
            { name: '付款', value: '惠约不收钱，交费请问机构' },
          ]}
        />
        <LateLine site={site.id} />
        <RefundTermsLine site={site.id} />
      </Card>
      <Card>
        <Facts
          facts={[
            { name: '谁订', value: orderer },
            { name: '给谁', value: child.name },
            { name: '谁付款', value: payer },
            { name: '机构', value: site.name },
            { name: '班级', value: offer.name },
            { name: '这个班收', value: `${ageWindowWords(offer.ageFromMonths, offer.ageBelowMonths)}的孩子` },
            { name: '时间', value: whenWords(quote) },
            { name: '第一天', value: fullDayWords(startsOn) },
            { name: '那天的月龄', value: `${ageWords(ageInMonths)}，合适` },
          ]}
        />
      </Card>
      {isFull ? (
        <Banner tone="waiting" title="这个时间已经约满，可以排队">
          <View className="actions">
            <Words>有名额空出来时，按公布的次序、再按排队先后，先留给排在前面的家庭。</Words>
            <Words>轮到您家时，名额会留一段时间等您决定。排队不收钱，随时可以不排。</Words>
          </View>
        </Banner>
      ) : (
        <Banner tone="waiting" title="提交以后">
          <View className="actions">
            <Words>{`这个名额先为您留着。机构须在 ${answerWithinHours} 小时内答复，否则名额自动释放。`}</Words>
            <Words>机构会看到孩子的称呼和月龄，看不到出生日期。</Words>
            <Words>答复前后都可以取消。</Words>
          </View>
        </Banner>
      )}
      <Words kind="soft">
        {`${fullDayWords(leavesOn)}${child.name}满 ${offer.ageBelowMonths} 个月，那天起就不适合这个班了${next.length === 0 ? '。' : `，可以换到${next.join('、')}。`}`}
      </Words>
    </>
  );
}
