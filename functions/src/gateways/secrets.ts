import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

export type ReadSecret = (id: string) => Promise<string>;

const answer = z.object({ SecretString: z.string().min(1) });
const failure = z.object({ __type: z.string() });

/**
 * Reads secrets of AWS Secrets Manager. It is one signed request, and the DynamoDB client that is here anyway can
 * sign it: the manager's own client would add 14 KB to what every cold start loads. (AWS's extension for this would
 * add nothing, but it is not ready while a function starts, and CDK knows no ARM build of it in China's regions.)
 */
export function secretsAt(endpoint: string, { config }: DynamoDBClient): ReadSecret {
  return async (id) => {
    const url = new URL(endpoint);
    const body = JSON.stringify({ SecretId: id });
    const signer = await config.signer({
      name: 'sigv4',
      signingName: 'secretsmanager',
      signingRegion: await config.region(),
      properties: {},
    });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: {},
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      },
      body,
    });
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(3000) });
    const content: unknown = await response.json();
    if (response.ok) return answer.parse(content).SecretString;
    const kind = failure.safeParse(content).data?.__type ?? 'no reason given';
    throw new Error(`the secret ${id} cannot be read: ${response.status}, ${kind}`);
  };
}
