import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packsFolder } from '../../support/policy';
import { endApis, startApi, type ApiProcess } from '../../support/processes/startApi';
import { callerAt, type Answer } from '../../support/town/caller';
import { openTown, tokenSecret } from '../../support/town/openTown';
import { seed } from '../../support/seed';
import { askers, expectEveryPlaceOnce, type Asker } from './everyPlaceOnce';

test('three server processes on one store sell a class of twenty exactly twenty times to two hundred', async () => {
  const town = await openTown();
  const offer = await town.publish(await town.site());
  const all = await askers(town, offer, 200);
  const options = {
    packs: packsFolder,
    now: town.clock.now(),
    endpoint: town.edition.store.endpoint,
    tokenSecret,
  };
  const servers = await Promise.all([startApi(options), startApi(options), startApi(options)]);
  const answers = await Promise.all(
    all.map(({ family, body, key }, index) => {
      const door = servers[index % servers.length]?.door ?? town.door;
      return callerAt(door, family.token)(endpoints.requestPlace, { body, key });
    }),
  );
  await expectEveryPlaceOnce(town, offer, answers);
  await endApis();
  await town.close();
});

describe('a server that is killed', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyue-killed-'));
  });
  afterEach(async () => {
    await endApis();
    await rm(folder, { recursive: true });
  });

  async function readyTown(families: number) {
    const town = await openTown({ folder });
    const offer = await town.publish(await town.site());
    const all = await askers(town, offer, families);
    const options = { packs: packsFolder, now: town.clock.now(), folder };
    await town.close();
    return { offer, all, options };
  }

  /** Sends it, and sends it again to whatever server comes next, until somebody answers. */
  async function untilAnswered(
    asker: Asker,
    server: () => Promise<ApiProcess>,
  ): Promise<Answer<BookingView>> {
    for (;;) {
      const { door } = await server();
      try {
        return await callerAt(door, asker.family.token)(endpoints.requestPlace, asker);
      } catch (error) {
        if (!isBrokenLine(error)) throw error;
      }
    }
  }

  test('after a seeded number of answers, again and again, sells a class of twenty exactly twenty times', async () => {
    const { offer, all, options } = await readyTown(200);
    // Somewhere before the first answer, in the middle of the places, and among the refusals.
    const deaths = [0, 1 + (seed % 18), 20 + (seed % 40)];
    let answered = 0;
    let current: Promise<ApiProcess> = startApi(options);
    const restart = async (server: ApiProcess) => {
      await server.kill();
      return startApi(options);
    };
    const dieIfDue = () => {
      if (deaths[0] === undefined || answered < deaths[0]) return;
      deaths.shift();
      current = current.then(restart);
    };
    const answers = all.map(async (asker) => {
      const answer = await untilAnswered(asker, () => current);
      answered += 1;
      dieIfDue();
      return answer;
    });
    await current;
    dieIfDue();
    const settled = await Promise.all(answers);
    expect(deaths).toEqual([]);
    await (await current).kill();

    const after = await openTown({ folder });
    await expectEveryPlaceOnce(after, offer, settled);
    await after.close();
  });

  test.each([1, 2])(
    'right after its commit number %i, before it could answer, loses and doubles nothing',
    async (dieAfterCommits) => {
      const { offer, all, options } = await readyTown(60);
      const doomed = await startApi({ ...options, dieAfterCommits });
      let heir: Promise<ApiProcess> | undefined;
      let isDead = false;
      const death = async () => {
        await doomed.gone;
        isDead = true;
      };
      void death();
      const answers = await Promise.all(
        all.map((asker) =>
          untilAnswered(asker, async () => {
            if (!isDead && !heir) return doomed;
            await doomed.gone;
            heir ??= startApi(options);
            return heir;
          }),
        ),
      );
      expect(heir).toBeDefined();
      await endApis();

      const after = await openTown({ folder });
      await expectEveryPlaceOnce(after, offer, answers);
      await after.close();
    },
  );
});

function isBrokenLine(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.message.includes('terminated'));
}
