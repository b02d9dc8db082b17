import { View } from '@tarojs/components';
import { ClauseLink } from '../../../ui/ClauseLink';
import { pricedWords } from '../../../words/money';
import type { BillLineView } from '../shares';

/** The published cap this was held against, and whether the family chose it freely. */
export function LineCap({ line: { cap, hasConsent } }: { line: BillLineView }) {
  return (
    <>
      {cap ? (
        <ClauseLink
          clause={cap.clause}
          text={`没有超过公布的上限：${pricedWords(cap.capFen, cap.per)}${cap.clause.status === 'draft' ? '（草案）' : ''}`}
        />
      ) : (
        <View className="line-about">这一项没有公布的上限</View>
      )}
      {hasConsent && <View className="line-about">家庭自愿选的一项</View>}
    </>
  );
}
