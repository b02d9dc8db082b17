import { join } from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { Charset, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ring } from './alarm';
import { keptLogs } from './keptLogs';

export type CareFunctionProps = {
  /** Where the repository lies. */
  readonly repository: string;
  /** The file in `functions/src/entry`, without its ending. */
  readonly entry: string;
  /** One sentence: who cannot do what while this fails? It is what the alarm says. */
  readonly errorImpact: string;
  readonly alarms: ITopic;
  /** All it may touch, besides its own log and its traces. */
  readonly rights: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** Folders that travel with the code: their name there, their path in the repository. */
  readonly folders?: Readonly<Record<string, string>>;
};

/** One Lambda function as this house runs them. */
export class CareFunction extends Construct {
  readonly lambda: NodejsFunction;

  constructor(scope: Construct, id: string, props: CareFunctionProps) {
    super(scope, id);
    const { repository, folders = {} } = props;
    const logGroup = keptLogs(this, 'Logs');
    // Lambda's stock role may write to every log of the account; this one has its own log, and what is listed.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const right of props.rights) role.addToPolicy(right);

    this.lambda = new NodejsFunction(this, 'Function', {
      entry: join(repository, 'functions', 'src', 'entry', `${props.entry}.ts`),
      projectRoot: repository,
      depsLockFilePath: join(repository, 'package-lock.json'),
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      // From here on a function has a whole processor, and a cold start is all processor.
      memorySize: 1769,
      timeout: props.timeout,
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: { ...props.environment },
      awsSdkConnectionReuse: false,
      bundling: {
        // Each of these is measured: together they halve the cold start of CDK's defaults.
        format: OutputFormat.ESM,
        mainFields: ['module', 'main'],
        bundleAwsSDK: true,
        minify: true,
        // What is told to people is Chinese: three bytes a character, and six where each is escaped.
        charset: Charset.UTF8,
        target: 'node22',
        // Shipped, not read: NODE_OPTIONS=--enable-source-maps makes traces legible when someone has to look, and
        // costs every cold start a third more.
        sourceMap: true,
        sourcesContent: false,
        environment: { PATH: pathWith(repository) },
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (from, to) =>
            Object.entries(folders).map(([name, path]) => copyFolder(join(from, path), join(to, name))),
        },
      },
    });

    const { errorImpact, alarms: topic } = props;
    ring(this, 'Errors', { errorImpact, metric: this.lambda.metricErrors(), topic });
    ring(this, 'Throttles', { errorImpact, metric: this.lambda.metricThrottles(), topic });
  }
}

/** So that the bundler is this repository's, however the program was started. */
function pathWith(repository: string): string {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [join(repository, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(separator);
}

/** By Node, for the shells of the platforms agree on nothing. */
function copyFolder(from: string, to: string): string {
  const code = 'require(`fs`).cpSync(process.argv[1],process.argv[2],{recursive:true})';
  return process.platform === 'win32'
    ? `node -e "${code}" "${from}" "${to}"`
    : `node -e '${code}' '${from}' '${to}'`;
}
