import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { tableShape } from '@huiyue/shared/tableShape';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { packsFolder } from '../support/policy';
import { synthesise, type Synthesised } from './support/synth';

let made: Synthesised;
beforeAll(() => {
  made = synthesise();
});
afterAll(() => made.remove());

/** CloudFormation writes a list of one without the list. */
const list = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(one));
const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: list(z.string()),
  Resource: list(z.unknown()),
});
const policy = z.object({
  Properties: z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) }),
});

/** What a function may do, as lines of `action on resource`. */
function rightsOf(name: 'Api' | 'Stream' | 'Tick' | 'Nightly'): readonly string[] {
  const [, found] =
    Object.entries(made.service.findResources('AWS::IAM::Policy')).find(([id]) =>
      id.startsWith(`${name}Role`),
    ) ?? [];
  return policy
    .parse(found)
    .Properties.PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} on ${placeOf(resource)}`)),
    )
    .sort();
}

/** CloudFormation's ways of naming a thing, as one word that a person recognises. */
function placeOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const known = [
    [/Table\w+StreamArn/, 'stream'],
    [/Table\w+Arn\w+"\},"\/index\/gsi1"/, 'lists'],
    [/Table\w+Arn\w+"\},"\/index\/gsi2"/, 'work'],
    [/Table\w+Arn/, 'table'],
    [/RefTokenSecret/, 'token secret'],
    [/RefIdentityKey/, 'identity key'],
    [/secret:huiyue\/wechat-app-secret-\?{6}"/, 'WeChat app secret'],
    [/secret:huiyue\/sms-secret-\?{6}"/, 'SMS secret'],
    [/^\{"Fn::GetAtt":\["(Api|Stream|Tick|Nightly)Logs\w+","Arn"\]\}$/, 'own log'],
    [/^\{"Fn::GetAtt":\["GivenUp\w+","Arn"\]\}$/, 'queue of changes given up'],
    [/^"\*"$/, 'everything'],
  ] as const;
  return known.find(([form]) => form.test(text))?.[1] ?? text;
}

describe('the table', () => {
  test('can be brought back, cannot be deleted, and outlives its stack', () => {
    made.data.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });

  test('is the one that the code and the embedded store know', () => {
    made.data.resourceCountIs('AWS::DynamoDB::Table', 1);
    const { partitionKey, sortKey, indexes, expiryAttribute } = tableShape;
    made.data.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(partitionKey, sortKey),
      GlobalSecondaryIndexes: Object.values(indexes).map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: index.projection },
      })),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true },
    });
  });

  function keySchema(hash: string, range: string): object {
    return [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ];
  }
});

describe('rights', () => {
  test('the API reads and writes rows by key, and three secrets; it cannot scan', () => {
    expect(rightsOf('Api')).toEqual([
      'dynamodb:BatchGetItem on table',
      'dynamodb:ConditionCheckItem on table',
      'dynamodb:GetItem on table',
      'dynamodb:PutItem on table',
      'dynamodb:Query on lists',
      'dynamodb:Query on table',
      'dynamodb:Query on work',
      'dynamodb:UpdateItem on table',
      'logs:CreateLogStream on own log',
      'logs:PutLogEvents on own log',
      'secretsmanager:GetSecretValue on SMS secret',
      'secretsmanager:GetSecretValue on WeChat app secret',
      'secretsmanager:GetSecretValue on identity key',
      'secretsmanager:GetSecretValue on token secret',
      'xray:PutTelemetryRecords on everything',
      'xray:PutTraceSegments on everything',
    ]);
  });

  test('the consumer of the stream reads no row and no secret', () => {
    expect(rightsOf('Stream')).toEqual([
      // Audit events of one delivery are put down together; AWS knows no narrower right for that.
      'dynamodb:BatchWriteItem on table',
      'dynamodb:DescribeStream on stream',
      'dynamodb:GetRecords on stream',
      'dynamodb:GetShardIterator on stream',
      'dynamodb:ListStreams on everything',
      'dynamodb:PutItem on table',
      'logs:CreateLogStream on own log',
      'logs:PutLogEvents on own log',
      'sqs:GetQueueAttributes on queue of changes given up',
      'sqs:GetQueueUrl on queue of changes given up',
      'sqs:SendMessage on queue of changes given up',
      'xray:PutTelemetryRecords on everything',
      'xray:PutTraceSegments on everything',
    ]);
  });

  test('the tick finds whose turn it is and who is to be told, writes, and sends; it signs nobody in', () => {
    expect(rightsOf('Tick')).toEqual([
      'dynamodb:BatchGetItem on table',
      'dynamodb:ConditionCheckItem on table',
      'dynamodb:GetItem on table',
      'dynamodb:PutItem on table',
      'dynamodb:Query on lists',
      'dynamodb:Query on table',
      'dynamodb:Query on work',
      'logs:CreateLogStream on own log',
      'logs:PutLogEvents on own log',
      'secretsmanager:GetSecretValue on SMS secret',
      'secretsmanager:GetSecretValue on WeChat app secret',
      'secretsmanager:GetSecretValue on identity key',
      'xray:PutTelemetryRecords on everything',
      'xray:PutTraceSegments on everything',
    ]);
  });

  test('the nightly proof reads, writes down what it found, and knows no secret', () => {
    expect(rightsOf('Nightly')).toEqual([
      'dynamodb:BatchGetItem on table',
      // The day's proof and the latest are put down together.
      'dynamodb:BatchWriteItem on table',
      'dynamodb:GetItem on table',
      'dynamodb:Query on lists',
      'dynamodb:Query on table',
      'logs:CreateLogStream on own log',
      'logs:PutLogEvents on own log',
      'xray:PutTelemetryRecords on everything',
      'xray:PutTraceSegments on everything',
    ]);
  });

  test('come from these lists alone: no managed policy, no further role', () => {
    made.service.resourceCountIs('AWS::IAM::Policy', 4);
    made.service.resourceCountIs('AWS::IAM::Role', 4);
    made.data.resourceCountIs('AWS::IAM::Role', 0);
    for (const role of Object.values(made.service.findResources('AWS::IAM::Role'))) {
      expect(role).not.toHaveProperty('Properties.ManagedPolicyArns');
      expect(role).not.toHaveProperty('Properties.Policies');
    }
  });
});

describe('alarms', () => {
  const alarm = z.object({
    Properties: z.object({
      AlarmDescription: z.string(),
      MetricName: z.string(),
      Namespace: z.string(),
      AlarmActions: z.array(z.unknown()),
      Threshold: z.number(),
    }),
  });
  const rung = () =>
    Object.values(made.service.findResources('AWS::CloudWatch::Alarm')).map(
      (found) => alarm.parse(found).Properties,
    );

  test('watch every function, the API, the stream and what was given up', () => {
    expect(
      rung()
        .map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`)
        .sort(),
    ).toEqual([
      'AWS/ApiGateway 5xx',
      'AWS/Lambda Errors',
      'AWS/Lambda Errors',
      'AWS/Lambda Errors',
      'AWS/Lambda Errors',
      'AWS/Lambda IteratorAge',
      'AWS/Lambda Throttles',
      'AWS/Lambda Throttles',
      'AWS/Lambda Throttles',
      'AWS/Lambda Throttles',
      'AWS/SQS ApproximateNumberOfMessagesVisible',
    ]);
  });

  test('each say in a sentence what the failure means to people', () => {
    for (const { AlarmDescription } of rung()) {
      expect(AlarmDescription).toMatch(/^[A-Z].{40,}\.$/);
      expect(AlarmDescription).toMatch(/families|record of who did what|who did what is not being recorded/i);
    }
  });

  test('reach a person', () => {
    const [topic] = Object.keys(made.service.findResources('AWS::SNS::Topic'));
    for (const { AlarmActions } of rung()) expect(AlarmActions).toEqual([{ Ref: topic }]);
    made.service.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: { Ref: 'AlarmEmail' },
    });
    made.service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
  });

  test('ring for a late stream long before the stream forgets', () => {
    const late = rung().find(({ MetricName }) => MetricName === 'IteratorAge');
    expect(late?.Threshold).toBe(10 * 60 * 1000);
  });
});

describe('logs', () => {
  test('are kept for a year everywhere, and each function writes to such a log', () => {
    const groups = Object.values(made.service.findResources('AWS::Logs::LogGroup'));
    expect(groups).toHaveLength(5);
    for (const group of groups) {
      expect(group).toHaveProperty('Properties.RetentionInDays', 365);
      expect(group).toHaveProperty('DeletionPolicy', 'Retain');
    }
    made.service.allResourcesProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^(Api|Stream|Tick|Nightly)Logs') } },
    });
  });

  test('of access name no address, no path and no header', () => {
    const [stage] = Object.values(made.service.findResources('AWS::ApiGatewayV2::Stage'));
    const format = z
      .object({ Properties: z.object({ AccessLogSettings: z.object({ Format: z.string() }) }) })
      .parse(stage).Properties.AccessLogSettings.Format;
    expect(format).not.toMatch(/identity|sourceIp|context\.path|userAgent|authorizer|header/i);
    expect(JSON.parse(format)).toHaveProperty('status', '$context.status');
  });
});

describe('the door', () => {
  test('has a route for each operation of the contract, and none for signing in by name', () => {
    const routes = Object.values(made.service.findResources('AWS::ApiGatewayV2::Route')).map(
      (found) =>
        z.object({ Properties: z.object({ RouteKey: z.string() }) }).parse(found).Properties.RouteKey,
    );
    const { loginDemo: _, listDemoAccounts: __, ...deployed } = endpoints;
    expect(routes.sort()).toEqual(
      Object.values(deployed)
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
        .sort(),
    );
    expect(routes.join()).not.toContain('demo');
  });

  test('is throttled', () => {
    made.service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: {
        ThrottlingRateLimit: Match.anyValue(),
        ThrottlingBurstLimit: Match.anyValue(),
      },
    });
  });
});

describe('the functions', () => {
  test('run on Node 22 and ARM, with traces', () => {
    made.service.resourceCountIs('AWS::Lambda::Function', 4);
    made.service.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs22.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
  });

  test('know secrets by name only', () => {
    const { environment } = made.api;
    expect(environment['TOKEN_SECRET']).toEqual({
      'Fn::ImportValue': expect.stringContaining('RefTokenSecret'),
    });
    expect(environment['IDENTITY_KEY']).toEqual({
      'Fn::ImportValue': expect.stringContaining('RefIdentityKey'),
    });
    expect(environment['WECHAT_APP_SECRET']).toBe('huiyue/wechat-app-secret');
    for (const template of [made.data, made.service]) {
      const text = JSON.stringify(template.toJSON());
      expect(text).not.toContain('{{resolve:');
      expect(text).not.toContain('"SecretString"');
    }
  });

  test('carry every file of the policy packs as it is published', async () => {
    const folder = join(made.api.folder, String(made.api.environment['POLICY_PACKS']));
    const names = (await readdir(packsFolder, { recursive: true })).filter((name) => name.endsWith('.json'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect(await readFile(join(folder, name)), name).toEqual(await readFile(join(packsFolder, name)));
    expect(await loadPolicyPacks(folder)).toEqual(await loadPolicyPacks(packsFolder));
  });
});

describe('the stream', () => {
  test('wakes its consumer for bookings only, repeats what failed, and keeps what it gave up', () => {
    made.service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: 6 * 3600,
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              dynamodb: { Keys: { [tableShape.sortKey]: { S: [tableShape.bookingSortKey] } } },
            }),
          },
        ],
      },
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^GivenUp'), 'Arn'] } },
      },
    });
    expectKept(made.service);
  });

  /** A day in the stream, and two weeks to notice afterwards that something was given up. */
  function expectKept(service: Template): void {
    service.hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 3600 });
  }
});

describe('the clock', () => {
  const rule = z.object({ Properties: z.object({ ScheduleExpression: z.string(), Targets: z.unknown() }) });
  const ruleOf = (name: 'Tick' | 'Nightly') =>
    Object.values(made.service.findResources('AWS::Events::Rule'))
      .map((found) => rule.parse(found).Properties)
      .find(({ Targets }) => JSON.stringify(Targets).includes(`"${name}Function`))?.ScheduleExpression;

  test('ticks every minute, and proves the books at half past two at night, local time', () => {
    made.service.resourceCountIs('AWS::Events::Rule', 2);
    expect(ruleOf('Tick')).toBe('rate(1 minute)');
    expect(ruleOf('Nightly')).toBe('cron(30 18 * * ? *)');
  });

  test('does not repeat a tick that failed: the next one comes', () => {
    made.service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^TickFunction') },
      MaximumRetryAttempts: 0,
    });
  });
});
