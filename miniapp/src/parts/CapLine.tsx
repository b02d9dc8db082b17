import { View } from '@tarojs/components';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { ClauseLink } from '../ui/ClauseLink';
import { capWords } from '../ui/priceWords';

type Priced = Pick<ClassCard['rates'][number], 'priceFen' | 'cap'> & {
  readonly pricing?: ClassCard['pricing'];
  /** Whether the place publishes any cap at all. */
  readonly publishesCaps?: boolean;
};

/** How a price stands to the published cap; the clause is one press away. Where there is no cap, it says why not. */
export function CapLine({ priceFen, cap, pricing, publishesCaps = true }: Priced) {
  if (cap) {
    const draft = cap.clause.status === 'draft' ? '草案' : '';
    return <ClauseLink clause={cap.clause} text={`${draft}${capWords(priceFen, cap.capFen)}`} />;
  }
  const words = !publishesCaps
    ? '本地没有公布限价'
    : pricing === 'market'
      ? '市场价，公布的上限只管普惠机构'
      : '这类班没有公布上限';
  return <View className="cap-none">{words}</View>;
}
