import { tableShape } from '@huiyue/shared/tableShape';
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type Attribute,
} from 'aws-cdk-lib/aws-dynamodb';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/** The bookings and the keys that make sense of them. Nothing here is ever removed by a release. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly streamArn: string;
  readonly tokenSecret: Secret;
  readonly identityKey: Secret;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const { partitionKey, sortKey, indexes, expiryAttribute } = tableShape;

    this.table = new Table(this, 'Table', {
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      // The key stays in this account, and each use of it in the account's own records.
      encryption: TableEncryption.AWS_MANAGED,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: expiryAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of Object.values(indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType[index.projection],
      });
    }

    if (this.table.tableStreamArn === undefined) throw new Error('the table has no stream');
    this.streamArn = this.table.tableStreamArn;

    this.tokenSecret = generated(this, 'TokenSecret', 'Signs sessions. A new one ends all of them; no more.');
    this.identityKey = generated(
      this,
      'IdentityKey',
      'Turns a WeChat identity into the name of an account. Never change it: every family would lose its account.',
    );
  }
}

function text(name: string): Attribute {
  return { name, type: AttributeType.STRING };
}

function generated(scope: Construct, id: string, description: string): Secret {
  return new Secret(scope, id, {
    description,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
