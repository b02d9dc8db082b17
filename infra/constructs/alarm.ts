import type { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export type Trouble = {
  /** Whoever is woken reads this first: what it means to people, not to machines. */
  readonly errorImpact: string;
  readonly metric: IMetric;
  /** One is enough unless said otherwise. */
  readonly from?: number | Duration;
  readonly topic: ITopic;
};

/** Rings when trouble shows in one period, and once more when it is over. Silence is not trouble. */
export function ring(scope: Construct, id: string, { errorImpact, metric, from = 1, topic }: Trouble): void {
  const alarm = new Alarm(scope, id, {
    alarmDescription: errorImpact,
    metric,
    threshold: typeof from === 'number' ? from : from.toMilliseconds(),
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  alarm.addOkAction(new SnsAction(topic));
}
