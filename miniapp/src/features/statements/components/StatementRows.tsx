import { View } from '@tarojs/components';
import type { StatementSummary } from '@huiyue/shared/contract/statements';
import { Card } from '../../../ui/Card';
import { StatusTag } from '../../../ui/StatusTag';
import { sumWords } from '../../../words/bills';
import { statementStateWords } from '../../../words/statements';

type Props = {
  readonly statements: readonly StatementSummary[];
  readonly nameOf: (statement: StatementSummary) => string;
  readonly onOpen: (statement: StatementSummary) => void;
};

/** Statements in a list: whose, how they stand, how much. */
export function StatementRows({ statements, nameOf, onOpen }: Props) {
  return (
    <View className="cards">
      {statements.map((statement) => {
        const state = statementStateWords[statement.state];
        return (
          <Card key={`${statement.site.id} ${statement.month}`} onPress={() => onOpen(statement)}>
            <View className="line-head">
              <View className="line-title">{nameOf(statement)}</View>
              <StatusTag tone={state.tone}>{state.word}</StatusTag>
            </View>
            <View className="line-head">
              <View className="line-about">补贴合计</View>
              <View className="line-sum">{sumWords(statement.totalFen)}</View>
            </View>
          </Card>
        );
      })}
    </View>
  );
}
