import type { DraftView } from '@huiyue/shared/contract/publishing';
import { View } from '@tarojs/components';
import { Banner } from '../../../ui/Banner';
import { problemWords } from '../../../words/policyProblems';

/** Everything that keeps a draft from being published, each with what to do. */
export function Problems({ problems }: Pick<DraftView, 'problems'>) {
  const said = problems.map(problemWords);
  const once = said.filter(({ what }, index) => said.findIndex((other) => other.what === what) === index);
  if (once.length === 0) return null;
  return (
    <Banner tone="refused" title="改好这些，才能公布">
      {once.map(({ what, next }) => (
        <View key={what} className="problem">
          <View className="problem-what">{what}</View>
          {next !== undefined && <View>{next}</View>}
        </View>
      ))}
    </Banner>
  );
}
