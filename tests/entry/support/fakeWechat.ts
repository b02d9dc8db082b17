import { once } from 'node:events';
import { createServer } from 'node:http';

/** What WeChat's `code2Session` may do with a login code. */
export type WechatAnswer =
  | { readonly status: number; readonly text: string }
  /** It takes the request and says nothing, ever. */
  | 'silence';

export type FakeWechat = {
  readonly endpoint: string;
  /** The queries it was asked with, in order. */
  readonly asked: readonly URLSearchParams[];
  close(): Promise<void>;
};

/** Somebody else's system, speaking its protocol over a real socket. */
export async function fakeWechat(answerTo: (code: string) => WechatAnswer): Promise<FakeWechat> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://wechat');
    asked.push(url.searchParams);
    const known = url.pathname === '/sns/jscode2session' && request.method === 'GET';
    const answer = known ? answerTo(url.searchParams.get('js_code') ?? '') : { status: 404, text: '' };
    if (answer === 'silence') return;
    // WeChat calls its JSON plain text.
    response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.text);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
