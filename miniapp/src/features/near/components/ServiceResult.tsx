import { View } from '@tarojs/components';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { dateAt } from '@huiyue/shared/civil';
import { walkBandOf, type Pace } from '@huiyue/shared/geo';
import { openWords } from '../../../parts/serviceCounts';
import { ServicePrice } from '../../../parts/ServicePrice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { distanceWords } from '../../../words/distance';
import { cutOffWords, nearDayWords } from '../../../words/serviceDays';
import { walkBandWords, walkWords } from '../../../words/walks';

type Props = { readonly service: ServiceCard; readonly pace: Pace; readonly onOpen: () => void };

/** One service nearby: what, where, how far on foot, what it costs, and what is left of the next day. */
export function ServiceResult({ service, pace, onOpen }: Props) {
  const { name, site, distanceMetres, product, openPlaces, date, ordersCloseAt, isOnSale } = service;
  const today = dateAt(now());
  const day = nearDayWords(date, today);
  return (
    <Card>
      <Heading level={3} look={3}>
        {name}
      </Heading>
      <View className="near-where">{[site.name, whereWords(service, pace)].join(' · ')}</View>
      <View className="tags">
        {product !== 'homeCare' && distanceMetres !== null && (
          <StatusTag tone="info">{walkBandWords[walkBandOf(distanceMetres, pace)]}</StatusTag>
        )}
        {site.isInvented && <StatusTag tone="quiet">演示机构</StatusTag>}
      </View>
      <ServicePrice service={service} />
      <View className={openPlaces > 0 && isOnSale ? 'near-open' : 'near-full'}>
        {isOnSale ? `${day}${openWords(product, openPlaces)}` : `${day}不能再订，看看别的日子`}
      </View>
      {isOnSale && <View className="near-where">{cutOffWords(ordersCloseAt, now())}</View>}
      <Button
        kind="secondary"
        label={`看看和预订，${name}，${site.name}${distanceMetres === null ? '' : `，${distanceWords(distanceMetres)}`}`}
        onPress={onOpen}
      >
        看看和预订
      </Button>
    </Card>
  );
}

/** Who comes to the house needs no walk of the elder; everything else is measured on foot. */
function whereWords({ product, distanceMetres }: ServiceCard, pace: Pace): string {
  if (product === 'homeCare') return '上门来做';
  return distanceMetres === null ? '' : walkWords(distanceMetres, pace);
}
