import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildH5, bundleServer } from './builds.mjs';

/** A reason not to start that a person can act upon; its message is the whole explanation. */
class CannotStart extends Error {
  name = 'CannotStart';
}

const usage = `npm start -- [--port N] [--folder DIR] [--fresh]
  --port N      where to listen on this machine (8787)
  --folder DIR  where data stays (.data)
  --fresh       throw that data away and begin anew`;

export async function launch({ root, args, say }) {
  const { port, folder, isFresh, isHelp } = optionsFrom(args, root);
  if (isHelp) {
    say(usage);
    return 0;
  }
  await mustBeFree(port);
  if (isFresh) begin(folder, say);
  mustBeWritable(folder);

  await buildH5({ root, say });
  const server = await bundleServer({ root });
  return run(server, ['--port', String(port), '--folder', folder], root);
}

function optionsFrom(args, root) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8787' },
        folder: { type: 'string', default: '.data' },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
    return { port, folder: resolve(root, values.folder), isFresh: values.fresh, isHelp: values.help };
  } catch (error) {
    throw new CannotStart(`${error.message}\n\n${usage}`);
  }
}

function mustBeFree(port) {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      reject(
        new CannotStart(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program. Choose one with: npm start -- --port ${port === 65535 ? port - 1 : port + 1}`
            : `Port ${port} can't be used (${error.code}). Choose another with: npm start -- --port 8788`,
        ),
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(settle));
  });
}

/** Only a folder of ours is thrown away: a mistyped name must not cost anybody their files. */
function begin(folder, say) {
  if (!existsSync(folder)) return;
  const strange = readdirSync(folder).filter((name) => !/^(store\d*|token-secret)$/.test(name));
  if (strange.length > 0)
    throw new CannotStart(`${folder} holds other things (${strange[0]}); --fresh leaves it alone.`);
  rmSync(folder, { recursive: true });
  say(`Began anew: ${folder} is empty.`);
}

function mustBeWritable(folder) {
  try {
    // Not recursive: a mistyped path should be told, not built.
    if (!existsSync(folder)) mkdirSync(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new CannotStart(
      `Data can't be kept in ${folder} (${error.code}). Choose a folder you may write to: npm start -- --folder DIR`,
    );
  }
}

function run(server, args, root) {
  const child = spawn(process.execPath, [server, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  // Ctrl-C reaches the child by itself; waiting for it lets it close the store.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((settle) => child.on('exit', (code) => settle(code ?? 1)));
}
