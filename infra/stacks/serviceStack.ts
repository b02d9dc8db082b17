import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { tableShape } from '@huiyue/shared/tableShape';
import { Aws, CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ring } from '../constructs/alarm';
import { CareFunction } from '../constructs/careFunction';
import { keptLogs } from '../constructs/keptLogs';
import {
  apiRights,
  nightlyRights,
  rightsOn,
  rightsToFollow,
  streamRights,
  tickRights,
} from '../constructs/tableRights';
import type { DataStack } from './dataStack';

type Messaging = {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
};

export type ServiceProps = { readonly repository: string; readonly data: DataStack };

const cannotBook =
  'Families cannot find, book or cancel childcare places, and institutions cannot answer requests.';
const nobodyIsOffered =
  'Families who wait are not offered a place that comes free by the clock alone, until somebody else acts on the same list; and nothing is sent: people are told in the app alone.';
const booksUnproven =
  'Nobody knows tonight whether what families were billed and institutions claim rests on attendance: the proof failed, or found what does not.';
const trailStops =
  'Bookings go on, but who did what is not being recorded, and nobody is told of it: after a day the missing records cannot be made up.';
const trailLags = 'The record of who did what with a booking is late; it is lost if it stays so for a day.';
const trailHasGap =
  'A change of a booking was given up on and is missing from the record of who did what; its place in the stream is in this queue.';

/** What is replaced with every release: the API, the consumer of the table's stream, and what watches them. */
export class ServiceStack extends Stack {
  readonly apiUrl: CfnOutput;
  private readonly people: Messaging;

  constructor(scope: Construct, id: string, { repository, data }: ServiceProps) {
    super(scope, id);
    const alarms = this.alarmTopic();
    this.people = this.messaging(data);
    const stage = this.serveApi(repository, data, alarms);
    this.apiUrl = new CfnOutput(this, 'ApiUrl', { value: stage.url });
    this.followStream(repository, data, alarms);
    this.keepTime(repository, data, alarms);
  }

  /** Nobody can deploy this without somebody to wake. */
  private alarmTopic(): Topic {
    const email = new CfnParameter(this, 'AlarmEmail', {
      description: 'Who is told when something fails',
      allowedPattern: '[^@\\s]+@[^@\\s]+',
    });
    const topic = new Topic(this, 'Alarms', { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(email.valueAsString));
    // A topic with a policy of its own loses the unwritten one that lets alarms through.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return topic;
  }

  /** How people are told: what the API, which counts permissions, and the tick, which sends, have in common. */
  private messaging(data: DataStack): Messaging {
    const wechatAppId = new CfnParameter(this, 'WechatAppId', {
      description: 'Of the mini-program; its secret lies in Secrets Manager under huiyue/wechat-app-secret',
      allowedPattern: 'wx[0-9a-f]{16}',
    });
    // Entered by hand once, before the first deployment: WeChat gives it out, we cannot make it.
    const wechatAppSecret = Secret.fromSecretNameV2(this, 'WechatAppSecret', 'huiyue/wechat-app-secret');
    // Read only where an SMS gateway is set: it signs what is handed to it.
    const smsSecret = Secret.fromSecretNameV2(this, 'SmsSecret', 'huiyue/sms-secret');
    const setting = (id: string, description: string) =>
      new CfnParameter(this, id, { description, default: '' }).valueAsString;
    return {
      environment: {
        SECRETS_ENDPOINT: `https://secretsmanager.${Aws.REGION}.${Aws.URL_SUFFIX}`,
        IDENTITY_KEY: data.identityKey.secretArn,
        WECHAT_APP_ID: wechatAppId.valueAsString,
        WECHAT_APP_SECRET: wechatAppSecret.secretName,
        NOTICE_TEMPLATES: setting(
          'NoticeTemplates',
          'JSON of the WeChat templates by topic, each with id and fields; empty: WeChat messages are off',
        ),
        NOTICE_RULES: setting(
          'NoticeRules',
          'JSON of quiet hours, pauses and when an unread notice goes on; empty: the usual ones',
        ),
        SMS_ENDPOINT: setting('SmsEndpoint', 'Where SMS are handed over; empty: SMS are off'),
        SMS_SECRET: smsSecret.secretName,
      },
      secrets: [
        data.identityKey.secretArn,
        // The manager ends every ARN with six characters of its own choice.
        `${wechatAppSecret.secretArn}-??????`,
        `${smsSecret.secretArn}-??????`,
      ],
    };
  }

  private serveApi(repository: string, data: DataStack, alarms: Topic): HttpStage {
    const api = new CareFunction(this, 'Api', {
      repository,
      entry: 'api',
      errorImpact: cannotBook,
      alarms,
      // No concurrency is reserved: it would only cap the busiest minute of the month below what the account has.
      timeout: Duration.seconds(10),
      folders: { policyPacks: 'shared/src/policy/packs' },
      environment: {
        TABLE_NAME: data.table.tableName,
        POLICY_PACKS: 'policyPacks',
        TOKEN_SECRET: data.tokenSecret.secretArn,
        ...this.people.environment,
      },
      rights: [
        ...rightsOn(data.table, apiRights),
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [data.tokenSecret.secretArn, ...this.people.secrets],
        }),
      ],
    });

    const httpApi = new HttpApi(this, 'HttpApi', { apiName: 'huiyue', createDefaultStage: false });
    const integration = new HttpLambdaIntegration('ApiFunction', api.lambda, {
      scopePermissionToRoute: false,
    });
    for (const { method, path } of deployedEndpoints())
      httpApi.addRoutes({
        path: path.replace(/:(\w+)/g, '{$1}'),
        methods: [HttpMethod[method]],
        integration,
      });
    const stage = new HttpStage(this, 'Stage', {
      httpApi,
      autoDeploy: true,
      // Twenty thousand taps at nine o'clock are through in ten seconds; a flood is not let in.
      throttle: { rateLimit: 2000, burstLimit: 4000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(keptLogs(this, 'AccessLogs')),
        // No address, no path with ids in it, no header: enough to find the request in the function's own log.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTime',
            requestId: '$context.requestId',
            lambdaRequestId: '$context.integration.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            milliseconds: '$context.responseLatency',
            error: '$context.error.message',
          }),
        ),
      },
    });
    ring(this, 'ApiFaults', {
      errorImpact: cannotBook,
      metric: stage.metricServerError({ statistic: 'Sum' }),
      topic: alarms,
    });
    return stage;
  }

  private followStream(repository: string, data: DataStack, alarms: Topic): void {
    const consumer = new CareFunction(this, 'Stream', {
      repository,
      entry: 'stream',
      errorImpact: trailStops,
      alarms,
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: data.table.tableName },
      rights: [...rightsOn(data.table, streamRights), ...rightsToFollow(data.streamArn)],
    });
    // Holds places in the stream, no content; each is good for as long as the stream keeps the change.
    const givenUp = new Queue(this, 'GivenUp', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    consumer.lambda.addEventSourceMapping('Changes', {
      eventSourceArn: data.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Hours of trouble are sat out. A row that can never be read is given up on while the stream still has it.
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(givenUp),
      filters: [
        FilterCriteria.filter({
          dynamodb: { Keys: { [tableShape.sortKey]: { S: FilterRule.isEqual(tableShape.bookingSortKey) } } },
        }),
      ],
    });
    ring(this, 'StreamLag', {
      errorImpact: trailLags,
      metric: consumer.lambda.metric('IteratorAge', { statistic: 'Maximum' }),
      from: Duration.minutes(10),
      topic: alarms,
    });
    ring(this, 'StreamGap', {
      errorImpact: trailHasGap,
      metric: givenUp.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      topic: alarms,
    });
  }

  /** What happens by the clock alone. */
  private keepTime(repository: string, data: DataStack, alarms: Topic): void {
    const tick = new CareFunction(this, 'Tick', {
      repository,
      entry: 'tick',
      errorImpact: nobodyIsOffered,
      alarms,
      // The next one comes in a minute, and two at once do no harm.
      timeout: Duration.seconds(50),
      // Days that are booked by standing orders are judged by what is published, as any other.
      folders: { policyPacks: 'shared/src/policy/packs' },
      environment: {
        TABLE_NAME: data.table.tableName,
        POLICY_PACKS: 'policyPacks',
        ...this.people.environment,
      },
      rights: [
        ...rightsOn(data.table, tickRights),
        new PolicyStatement({
          actions: ['secretsmanager:GetSecretValue'],
          resources: [...this.people.secrets],
        }),
      ],
    });
    tick.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    const everyMinute = new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)) });
    everyMinute.addTarget(new LambdaFunction(tick.lambda));

    const nightly = new CareFunction(this, 'Nightly', {
      repository,
      entry: 'nightly',
      errorImpact: booksUnproven,
      alarms,
      timeout: Duration.minutes(15),
      folders: { policyPacks: 'shared/src/policy/packs' },
      environment: { TABLE_NAME: data.table.tableName, POLICY_PACKS: 'policyPacks' },
      rights: rightsOn(data.table, nightlyRights),
    });
    // Half past two at +08:00, said in UTC as rules want it.
    const atNight = Schedule.cron({ hour: '18', minute: '30' });
    const everyNight = new Rule(this, 'EveryNight', { schedule: atNight });
    everyNight.addTarget(new LambdaFunction(nightly.lambda));
  }
}

/** The door without a password belongs to the local edition; out here not even its route exists. */
function deployedEndpoints(): readonly Endpoint[] {
  return Object.values<Endpoint>(endpoints).filter(({ isLocalOnly }) => isLocalOnly !== true);
}
