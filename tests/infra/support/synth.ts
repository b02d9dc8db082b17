import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { huiyueStacks } from '../../../infra/stacks/huiyueStacks';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

const lambda = z.object({
  Properties: z.object({
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});

export type DeployedFunction = {
  /** The folder that would be uploaded. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, unknown>>;
};

export type Synthesised = {
  readonly data: Template;
  readonly service: Template;
  readonly api: DeployedFunction;
  readonly stream: DeployedFunction;
  readonly tick: DeployedFunction;
  readonly nightly: DeployedFunction;
  remove(): void;
};

/** Everything `npm run synth` makes, in a folder of its own. */
export function synthesise(): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'huiyue-synth-'));
  const { data, service } = huiyueStacks(new App({ outdir, analyticsReporting: false }), repository);
  const [dataTemplate, serviceTemplate] = [Template.fromStack(data), Template.fromStack(service)];
  const functionNamed = (start: string): DeployedFunction => {
    const found = Object.entries(serviceTemplate.findResources('AWS::Lambda::Function'));
    const [, resource] = found.find(([name]) => name.startsWith(`${start}Function`)) ?? [];
    const { Code, Environment } = lambda.parse(resource).Properties;
    return {
      folder: join(outdir, `asset.${Code.S3Key.replace(/\.zip$/, '')}`),
      environment: Environment.Variables,
    };
  };
  return {
    data: dataTemplate,
    service: serviceTemplate,
    api: functionNamed('Api'),
    stream: functionNamed('Stream'),
    tick: functionNamed('Tick'),
    nightly: functionNamed('Nightly'),
    remove: () => rmSync(outdir, { recursive: true }),
  };
}
