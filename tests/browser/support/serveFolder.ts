import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const builtH5 = fileURLToPath(new URL('../../../miniapp/dist/h5', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The web edition's files alone, without the API: enough to look at what needs no data. As they were when it was
 * called: a build that is made meanwhile leaves no page with chunks of another.
 */
export async function serveFolder(folder: string): Promise<{
  readonly address: string;
  readonly close: () => void;
}> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no page: run "npm run build:h5" first.`);
  }
  const files = filesIn(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local.invalid');
    const path = files.has(pathname) ? pathname : '/index.html';
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.end(files.get(path));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    address: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [`/${path.split(sep).join('/')}`, readFileSync(join(folder, path))]),
  );
}
