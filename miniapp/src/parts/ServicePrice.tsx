import { View } from '@tarojs/components';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { ClauseLink } from '../ui/ClauseLink';
import { Price } from '../ui/Price';
import { perUnitWords, yuanWords } from '../words/money';
import { CapLine } from './CapLine';

type Props = {
  readonly service: Pick<ServiceCard, 'priceFen' | 'per' | 'cap' | 'subsidies'>;
};

/** A service's price, how it stands to a published cap, and what the city publishes to pay of it. */
export function ServicePrice({ service: { priceFen, per, cap, subsidies } }: Props) {
  // Of several that are announced without a sum one is enough to say so.
  const shown = subsidies.filter(
    ({ amounts }, index) =>
      amounts.length > 0 || subsidies.findIndex((other) => other.amounts.length === 0) === index,
  );
  return (
    <View className="service-price">
      <Price priceFen={priceFen} unit={perUnitWords(per)} />
      {cap && <CapLine priceFen={priceFen} cap={cap} />}
      {shown.map(({ clause, amounts }) => (
        <ClauseLink key={clause.id} clause={clause} text={subsidyWords(amounts)} />
      ))}
    </View>
  );
}

function subsidyWords(amounts: ServiceCard['subsidies'][number]['amounts']): string {
  if (amounts.length === 0) return '有补贴，金额还没有公布';
  return `公布的补贴：${amounts
    .map(({ fen, group }) => `${group === null ? '' : `${group} `}${yuanWords(fen)}`)
    .join('，')}`;
}
