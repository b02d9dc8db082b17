import { describe, expect, it } from 'vitest';
import { offline, type Answer, type Failure } from '../../miniapp/src/api/answer';
import { createOutbox, type OutboxEntry } from '../../miniapp/src/api/outboxStore';

const fine: Answer<unknown> = { ok: true, data: {} };
const expired: Failure = { ok: false, kind: 'signedOut' };
const alreadyClosed: Failure = {
  ok: false,
  kind: 'refused',
  problem: { code: 'booking.stateChanged', requestId: 'req_1' },
};

type World = { answer: (entry: OutboxEntry) => Answer<unknown>; isDiskFull: boolean };

/** A phone whose network and disk the test holds in its hand. */
function phone(disk = new Map<string, string>()) {
  const sent: OutboxEntry[] = [];
  const world: World = { answer: () => fine, isDiskFull: false };
  let keys = 0;
  const outbox = createOutbox({
    read: (name) => disk.get(name),
    write: (name, text) => {
      if (world.isDiskFull) return false;
      disk.set(name, text);
      return true;
    },
    forget: (name) => void disk.delete(name),
    newKey: () => `key-${disk.size}-${(keys += 1)}`,
    send: async (entry) => {
      sent.push(entry);
      return world.answer(entry);
    },
    changed: () => undefined,
  });
  return { outbox, sent, disk, world };
}

const called = (day: number) => ({
  on: `2026-11-0${day}`,
  marks: [{ booking: 'bkg_1', mark: { kind: 'present' } }],
});

describe('the outbox on disk', () => {
  it('sends a mark at once, and forgets it when the server has it', async () => {
    const { outbox, sent, disk } = phone();
    outbox.open('acc_1');
    expect(outbox.add('rollCall', '/sites/site_1/attendance', called(1))).toBe(true);
    await outbox.replay();
    await Promise.resolve();
    expect(sent).toHaveLength(1);
    expect(outbox.now()).toEqual({ entries: [], sentLater: 1 });
    expect(disk.get('outbox:acc_1')).toBe('[]');
  });

  it('without network keeps the marks on disk, and a program opened later sends them in order under the same keys', async () => {
    const first = phone();
    first.world.answer = () => offline;
    first.outbox.open('acc_1');
    for (const day of [1, 2, 3]) first.outbox.add('rollCall', '/a', called(day));
    await first.outbox.replay();
    const kept = first.outbox.now().entries.map(({ key }) => key);
    expect(kept).toHaveLength(3);

    const later = phone(first.disk);
    later.outbox.open('acc_1');
    expect(later.outbox.now().entries).toHaveLength(3);
    await later.outbox.replay();
    expect(later.sent.map(({ key }) => key)).toEqual(kept);
    expect(later.sent.map(({ body }) => body['on'])).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
    expect(later.outbox.now()).toEqual({ entries: [], sentLater: 3 });
  });

  it('stops at the first that gets no answer, so that a later mark never overtakes an earlier one', async () => {
    const { outbox, sent, world } = phone();
    world.answer = () => offline;
    outbox.open('acc_1');
    outbox.add('rollCall', '/a', called(1));
    await outbox.replay();
    outbox.add('rollCall', '/a', called(2));
    await outbox.replay();
    expect(new Set(sent.map(({ body }) => body['on']))).toEqual(new Set(['2026-11-01']));
  });

  it('keeps and shows what the server refused, sends the rest, and lets it go only when it was read', async () => {
    const { outbox, world } = phone();
    world.answer = () => offline;
    outbox.open('acc_1');
    outbox.add('delivery', '/a', called(1));
    outbox.add('delivery', '/a', called(2));
    await Promise.resolve();
    world.answer = ({ body }) => (body['on'] === '2026-11-01' ? alreadyClosed : fine);
    await outbox.replay();
    await outbox.replay();
    const [refused, ...others] = outbox.now().entries;
    expect(others).toEqual([]);
    expect(refused?.refused).toEqual(alreadyClosed.problem);
    outbox.drop(refused?.key ?? '');
    expect(outbox.now().entries).toEqual([]);
  });

  it('waits, unharmed, while nobody is signed in again', async () => {
    const { outbox, world } = phone();
    world.answer = () => expired;
    outbox.open('acc_1');
    outbox.add('rollCall', '/a', called(1));
    await outbox.replay();
    expect(outbox.now().entries).toMatchObject([{ kind: 'rollCall' }]);
    expect(outbox.now().entries[0]?.refused).toBeUndefined();
  });

  it('does not send one account’s marks as another, and has them again when the first comes back', async () => {
    const { outbox, sent, world } = phone();
    world.answer = () => offline;
    outbox.open('acc_1');
    outbox.add('rollCall', '/a', called(1));
    await outbox.replay();
    sent.length = 0;
    world.answer = () => fine;
    outbox.open('acc_2');
    expect(outbox.now().entries).toEqual([]);
    await outbox.replay();
    expect(sent).toEqual([]);
    outbox.open('acc_1');
    expect(outbox.now().entries).toHaveLength(1);
  });

  it('leaves nothing on the disk after it was cleared', async () => {
    const { outbox, world, disk } = phone();
    world.answer = () => offline;
    outbox.open('acc_1');
    outbox.add('rollCall', '/a', called(1));
    await outbox.replay();
    outbox.clear();
    expect([...disk.keys()]).toEqual([]);
    expect(outbox.now().entries).toEqual([]);
  });

  it('says when the disk takes nothing, and then sends nothing', async () => {
    const { outbox, sent, world } = phone();
    world.isDiskFull = true;
    outbox.open('acc_1');
    expect(outbox.add('rollCall', '/a', called(1))).toBe(false);
    await outbox.replay();
    expect(sent).toEqual([]);
    expect(outbox.now().entries).toEqual([]);
  });

  it('takes no words of a person', () => {
    const { outbox } = phone();
    outbox.open('acc_1');
    const body = { on: '2026-11-01', marks: [{ booking: 'bkg_1', note: '外婆今天没胃口' }] };
    expect(() => outbox.add('rollCall', '/a', body)).toThrow('never words');
  });

  it('opens with nothing rather than with half a file', () => {
    const { outbox } = phone(
      new Map([['outbox:acc_1', '[{"key":"k","kind":"rollCall","path":"/a","body":{']]),
    );
    outbox.open('acc_1');
    expect(outbox.now().entries).toEqual([]);
  });
});
