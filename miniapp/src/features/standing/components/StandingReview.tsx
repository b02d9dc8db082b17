import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { Minute } from '@huiyue/shared/ledger/span';
import { ServicePrice } from '../../../parts/ServicePrice';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { weekdaysWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';

type Props = {
  readonly service: ServiceCard;
  readonly orderer: string;
  readonly elder: string;
  readonly weekdays: number;
  readonly from: Minute | undefined;
  readonly to: Minute | undefined;
  readonly units: number;
  readonly way: MealWay | undefined;
};

/** What will be booked every week from now on, before it is agreed to. */
export function StandingReview({ service, orderer, elder, weekdays, from, to, units, way }: Props) {
  return (
    <>
      <Card>
        <Heading look={3}>{`${service.name}，长期`}</Heading>
        <Words>{service.site.name}</Words>
        <Facts
          facts={[
            { name: '谁订', value: orderer },
            { name: '给谁', value: elder },
            { name: '谁付款', value: '家里付，交给机构。惠约不收钱' },
            { name: '每周', value: weekdaysWords(weekdays) },
            { name: '时间', value: hoursWords(from ?? service.opensAt, to ?? service.closesAt) },
            ...(way ? [{ name: '怎么吃', value: mealWayNames[way] }] : []),
            ...(units > 1 ? [{ name: '每次', value: `${units} 份` }] : []),
          ]}
        />
        <ServicePrice service={service} />
      </Card>
      <Banner tone="waiting" title="提交以后">
        <Words>现在能订的日子马上订上，以后每开放一天就自动订一天。</Words>
        <Words>哪天订满了，会自动排队；哪天涨价了，那天不订，会告诉您。</Words>
        <Words>随时可以暂停或结束，不收钱。补贴按每天的规定另算，在每天的预约里看得到。</Words>
      </Banner>
    </>
  );
}
