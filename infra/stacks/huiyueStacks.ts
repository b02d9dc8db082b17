import { Tags, type App } from 'aws-cdk-lib';
import { DataStack } from './dataStack';
import { ServiceStack } from './serviceStack';

/** What must outlive everything stands apart from what is replaced with every release. */
export function huiyueStacks(app: App, repository: string): { data: DataStack; service: ServiceStack } {
  Tags.of(app).add('product', 'huiyue');
  const data = new DataStack(app, 'HuiyueData', { terminationProtection: true });
  const service = new ServiceStack(app, 'HuiyueService', { repository, data });
  return { data, service };
}
