import { execFileSync, fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import type { CivilMonth } from '@huiyue/shared/civil';
import { priceOf, tokenSecret, type Family, type Scene } from '../parts/scene';

export type Baseline = {
  readonly port: number;
  /** A slot of so many places, for these families; nothing else is left in the tables. */
  reset(offer: ChildcareClass, month: CivilMonth, families: readonly Family[]): void;
  /** @throws unless exactly so many bookings stand, each with its answer and its audit event. */
  check(sold: number): void;
  close(): Promise<void>;
};

/** fastify over PostgreSQL on this machine, or the reason why it cannot be had. */
export async function openBaseline(root: string, scene: Scene): Promise<Baseline | string> {
  const bin = await installPostgres();
  if (bin === undefined) return 'PostgreSQL is not here, and only root on Debian can install it';
  const packages = join(root, '.cache', 'bench-baseline');
  if (!existsSync(join(packages, 'node_modules', 'pg'))) {
    await mkdir(packages, { recursive: true });
    const args = ['install', '--prefix', packages, '--no-audit', '--no-fund', 'fastify@5', 'pg@8'];
    const npm = spawnSync('npm', args, { encoding: 'utf8' });
    if (npm.status !== 0) return `fastify and pg could not be installed: ${npm.stderr.slice(-300)}`;
  }
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'huiyue-postgres-'));
  const database = await startPostgres(bin, folder, port);
  const sql = (text: string): string =>
    execFileSync(join(bin, 'psql'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-qAtX'], {
      input: `\\set ON_ERROR_STOP on\n${text}`,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  sql(await readFile(join(root, 'tests', 'bench', 'baseline', 'schema.sql'), 'utf8'));
  sql(`insert into site values ('${scene.site.id}', '${scene.site.name}')`);
  const server = fork(
    join(root, 'tests', 'bench', 'baseline', 'server.mjs'),
    [JSON.stringify({ folder: packages, port, tokenSecret })],
    { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const httpPort = await new Promise<number>((resolve, reject) => {
    server.once('message', (message) => resolve(Number(message)));
    server.once('exit', () => reject(new Error('the baseline ended before it listened')));
  });

  return {
    port: httpPort,
    reset(offer, month, families) {
      const { id, name, ageFromMonths, ageBelowMonths, places } = offer;
      const priceFen = priceOf(offer);
      const children = families.map(
        ({ child, actor }) =>
          `('${child}', '${actor.household}', '小满', current_date - interval '24 months')`,
      );
      sql(`truncate booking, answer, audit, slot, class, child;
        insert into class values ('${id}', '${scene.site.id}', '${name}', ${ageFromMonths}, ${ageBelowMonths}, ${priceFen});
        insert into slot values ('${id}', '${month}', ${places});
        insert into child values ${children.join(', ')};
        analyze;`);
    },
    check(sold) {
      const counts =
        sql(`select (select count(*) from booking), (select count(*) from answer), (select count(*) from audit),
        (select min(remaining) from slot)`);
      if (counts !== `${sold}|${sold}|${sold}|0`)
        throw new Error(`the baseline sold ${sold} and its tables say ${counts}`);
    },
    async close() {
      await ended(server, 'SIGTERM');
      // "Fast": sessions are cut off, the files are left in order.
      await ended(database, 'SIGINT');
      await rm(folder, { recursive: true });
    },
  };
}

async function installPostgres(): Promise<string | undefined> {
  const found = await binaries();
  if (found !== undefined || process.getuid?.() !== 0) return found;
  if (spawnSync('apt-get', ['install', '-y', '-qq', 'postgresql'], { stdio: 'ignore' }).status !== 0)
    return undefined;
  return binaries();
}

async function binaries(): Promise<string | undefined> {
  const home = '/usr/lib/postgresql';
  const versions = await readdir(home).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(home, newest, 'bin');
}

/**
 * It keeps what our store keeps when a process is killed: commits are handed to the operating system. Neither waits
 * for the disk. PostgreSQL refuses to run as root, so there it runs as the user that its package has made.
 */
async function startPostgres(bin: string, folder: string, port: number): Promise<ChildProcess> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      stdio: 'ignore',
      cwd: '/',
      ...user,
    },
  );
  const settings = ['fsync=off', 'shared_buffers=256MB', 'max_connections=50', 'listen_addresses=127.0.0.1'];
  const args = ['-D', data, '-p', String(port), '-k', data, ...settings.flatMap((one) => ['-c', one])];
  const database = spawn(join(bin, 'postgres'), args, { stdio: 'ignore', cwd: '/', ...user });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const probe = spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-t', '1']);
    if (probe.status === 0) return database;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not come up in ten seconds');
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}
