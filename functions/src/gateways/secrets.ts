import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

export type ReadSecret = (id: string) => Promise<string>;

const answer = z.object({ SecretString: z.string().min(1) });
const failure = z.object({ __type: z.string() });

/**
 * Reads secrets of AWS Secrets Manager. It is one signed request, and the DynamoDB client that is here anyway can
 * sign and send it: the manager's own client would add 14 KB to what every cold start loads. (AWS's extension for
 * this would add nothing, but it is not ready while a function starts, and CDK knows no ARM build of it in China.)
 */
export function secretsAt(endpoint: string, { config }: DynamoDBClient): ReadSecret {
  const { protocol, hostname, host, port, pathname: path } = new URL(endpoint);
  return async (id) => {
    const signer = await config.signer({
      name: 'sigv4',
      signingName: 'secretsmanager',
      signingRegion: await config.region(),
      properties: {},
    });
    const request = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path,
      query: {},
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      },
      body: JSON.stringify({ SecretId: id }),
    });
    const { response } = await config.requestHandler.handle(request, {
      abortSignal: AbortSignal.timeout(3000),
    });
    const content = contentOf(config.utf8Encoder(await config.streamCollector(response.body)));
    if (response.statusCode === 200) return answer.parse(content).SecretString;
    const kind = failure.safeParse(content).data?.__type ?? 'no reason given';
    throw new Error(`the secret ${id} cannot be read: ${response.statusCode}, ${kind}`);
  };
}

/** An answer that is not JSON is no answer; its text is not repeated, for it may be half a secret. */
function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
