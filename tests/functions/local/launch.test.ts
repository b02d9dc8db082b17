import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launch } from '../../../functions/local/launch.mjs';

let root: string;
let taken: Server | undefined;
const said: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huiyue-start-'));
  said.length = 0;
});
afterEach(() => {
  taken?.close();
  taken = undefined;
  rmSync(root, { recursive: true });
});

function start(...args: string[]): Promise<number> {
  return launch({ root, args, say: (line: string) => said.push(line) });
}

/** A port of this machine that somebody listens on. */
async function takenPort(): Promise<number> {
  const server = createServer();
  taken = server;
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<string> {
  const port = await takenPort();
  taken?.close();
  return String(port);
}

describe('a start that cannot be is a sentence that says what to do', () => {
  test('the port is taken', async () => {
    const port = await takenPort();
    await expect(start('--port', String(port))).rejects.toThrow(
      `Port ${port} is taken by another program. Choose one with: npm start -- --port ${port + 1}`,
    );
  });

  test.each([['0'], ['65536'], ['many'], ['80.5']])('the port is no port: %s', async (port) => {
    await expect(start('--port', port)).rejects.toThrow(
      `--port takes a number from 1 to 65535, not "${port}".`,
    );
  });

  test('an option is unknown', async () => {
    await expect(start('--prot', '8787')).rejects.toThrow(/--prot[^]*npm start -- \[--port N\]/);
  });

  test('the folder cannot be made', async () => {
    await expect(start('--port', await freePort(), '--folder', join(root, 'no', 'such'))).rejects.toThrow(
      /Data can't be kept in .*no.such \(ENOENT\)/,
    );
  });

  test('the folder to begin anew in holds other things, and keeps them', async () => {
    const folder = join(root, 'photos');
    mkdirSync(folder);
    writeFileSync(join(folder, 'child.jpg'), 'a picture');
    await expect(start('--port', await freePort(), '--folder', folder, '--fresh')).rejects.toThrow(
      'holds other things (child.jpg); --fresh leaves it alone.',
    );
    expect(existsSync(join(folder, 'child.jpg'))).toBe(true);
  });

  test('what it kept itself, in whichever shape, is no other thing', async () => {
    const folder = join(root, 'towns');
    for (const name of ['store', 'store2', 'store3']) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'token-secret'), 'secret');
    writeFileSync(join(folder, 'zoo.jpg'), 'a picture');
    await expect(start('--port', await freePort(), '--folder', folder, '--fresh')).rejects.toThrow(
      'holds other things (zoo.jpg)',
    );
  });
});

test('asking for help starts nothing', async () => {
  expect(await start('--help')).toBe(0);
  expect(said.join('\n')).toContain('--fresh');
});
