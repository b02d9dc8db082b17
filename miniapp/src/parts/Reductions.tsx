import { View } from '@tarojs/components';
import type { RefundView } from '@huiyue/shared/contract/bills';
import { aria } from '../ui/aria';
import { ClauseLink } from '../ui/ClauseLink';
import { fullDayWords } from '../words/dates';
import { reductionText } from '../words/bills';
import './reductions.scss';

type Reduction = RefundView['reductions'][number];

/** Why less is charged than was booked, and on whose word: a published clause, the institution's own, or nobody's. */
export function Reductions({ reductions }: { reductions: readonly Reduction[] }) {
  if (reductions.length === 0) return null;
  return (
    <View className="reductions" {...aria({ role: 'list' })}>
      {reductions.map((reduction, index) => (
        <View key={index} className="reduction" {...aria({ role: 'listitem' })}>
          <View>{reductionText(reduction)}</View>
          <Ground ground={reduction.ground} />
        </View>
      ))}
    </View>
  );
}

function Ground({ ground }: Pick<Reduction, 'ground'>) {
  switch (ground.kind) {
    case 'rule':
      return <ClauseLink clause={ground.clause} />;
    case 'ownTerms':
      return <View className="ground">{`按机构自己公布的退费办法，${fullDayWords(ground.from)}起用`}</View>;
    case 'nothingPublished':
      return <View className="ground">当地和机构都没有公布这一条，按没有服务的部分算</View>;
  }
}
