import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As API Gateway sends a body whose type it does not take for text. */
  readonly isBase64Encoded?: boolean;
};

/** What API Gateway's HTTP API (payload format 2.0) hands to Lambda, field by field. */
export function apiEvent(asked: Asked): APIGatewayProxyEventV2 {
  const { method, path, query = '', headers = {}, body, isBase64Encoded = false } = asked;
  const domainName = 'a1b2c3d4e5.execute-api.cn-northwest-1.amazonaws.com.cn';
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    headers: {
      accept: '*/*',
      'accept-encoding': 'gzip, br',
      'content-length': String(Buffer.byteLength(body ?? '')),
      host: domainName,
      referer: 'https://servicewechat.com/wx0123456789abcdef/12/page-frame.html',
      'user-agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50 MiniProgramEnv/android',
      'x-amzn-trace-id': 'Root=1-6745a1b2-0123456789abcdef01234567',
      'x-forwarded-for': '192.0.2.10',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...headers,
    },
    ...(query === '' ? {} : { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      domainName,
      domainPrefix: 'a1b2c3d4e5',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.10',
        userAgent: 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50 MiniProgramEnv/android',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '06/Jul/2026:01:00:00 +0000',
      timeEpoch: 1783299600000,
    },
    ...(body === undefined ? {} : { body: isBase64Encoded ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded,
  };
}

/** What Lambda itself hands along; nothing here asks it anything. */
export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'api',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws-cn:lambda:cn-northwest-1:123456789012:function:api',
  memoryLimitInMB: '1769',
  awsRequestId: '8476a536-e9f4-11e8-9739-2dfe598c3fcd',
  logGroupName: 'api',
  logStreamName: '2026/07/06/[$LATEST]0123456789abcdef',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** What API Gateway makes a response of. */
export type ApiResult = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
};

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<ApiResult>;
