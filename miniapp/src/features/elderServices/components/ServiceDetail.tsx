import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { dateAt } from '@huiyue/shared/civil';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { openWords } from '../../../parts/serviceCounts';
import { ServicePrice } from '../../../parts/ServicePrice';
import { now } from '../../../platform/clock';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { careWords } from '../../../words/elderServices';
import { productWords } from '../../../words/names';
import { cutOffWords, nearDayWords, weekdaysWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';
import '../elderServices.scss';

/** One service: what it is, what it costs, what is left, until when one may order, and whom to call. */
export function ServiceDetail({ service }: { service: ServiceCard }) {
  const { name, site, product, date, openPlaces, ordersCloseAt, isOnSale, answerWithinHours } = service;
  const day = nearDayWords(date, dateAt(now()));
  return (
    <>
      <Card>
        <View className="tags">
          <StatusTag tone="info">{productWords[product]}</StatusTag>
          {site.isInvented && <StatusTag tone="quiet">演示机构</StatusTag>}
        </View>
        <Heading look={3}>{name}</Heading>
        <Words>{site.name}</Words>
        <ServicePrice service={service} />
        <View className={isOnSale && openPlaces > 0 ? 'service-open' : 'service-full'}>
          {isOnSale ? `${day}${openWords(product, openPlaces)}` : '现在没有能订的日子'}
        </View>
        {isOnSale && <Words kind="soft">{cutOffWords(ordersCloseAt, now())}</Words>}
      </Card>
      <Card>
        <Facts
          facts={[
            { name: '哪几天', value: weekdaysWords(service.weekdays) },
            {
              name: product === 'meal' ? '开餐时间' : '时间',
              value: hoursWords(service.opensAt, service.closesAt),
            },
            { name: '最远能订', value: `今后 ${service.bookableDays} 天` },
            {
              name: '订了以后',
              value:
                answerWithinHours === 0 ? '马上订好，不用等答复' : `机构在 ${answerWithinHours} 小时内答复`,
            },
            ...(service.meal
              ? [{ name: '怎么吃', value: service.meal.ways.map((way) => mealWayNames[way]).join('、') }]
              : []),
            ...(service.meal?.deliveryArea === undefined
              ? []
              : [{ name: '送餐范围', value: service.meal.deliveryArea }]),
            ...(service.care ? [{ name: '做什么', value: careWords[service.care] }] : []),
            ...(service.minutes === undefined
              ? []
              : [{ name: '一次多久', value: `${service.minutes} 分钟` }]),
            ...(service.asksAssessment ? [{ name: '能力评估', value: '要先做，预约时会说怎么做' }] : []),
            { name: '地址', value: site.address },
          ]}
        />
      </Card>
      <Button
        kind="secondary"
        icon="phone"
        label={`打电话 ${site.phone}，${site.name}`}
        onPress={() => void dial(site.phone)}
      >
        {`打电话 ${site.phone}`}
      </Button>
    </>
  );
}
