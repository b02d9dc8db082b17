import type { Answer } from '../../miniapp/src/api/answer';
import { createOutbox, isWaiting, type OutboxEntry } from '../../miniapp/src/api/outboxStore';
import { standings } from '../../miniapp/src/features/day/marks';
import type { TodayPerson } from '@huiyue/shared/contract/today';
import { expect, test } from 'vitest';

const site = 'site_000001';
const on = '2026-08-03';
const path = `/sites/${site}/marks`;
const marks = [{ booking: 'bkg_000001', mark: { kind: 'present', from: 500 }, seen: 0 }];

const person: TodayPerson = {
  booking: 'bkg_000001',
  recipient: { id: 'chd_000001', name: '小满' },
  line: 'childcare',
  seller: 'cls_000001',
  offer: '托大班',
  from: 480,
  to: 1020,
  units: 1,
  way: null,
  isAway: false,
  isGivenUp: false,
  mark: { kind: 'absent', isAnnounced: false },
  seen: 1,
  lateMinutes: 0,
  collectors: [],
};

function box(answer: Answer<unknown>) {
  const disk = new Map<string, string>();
  const outbox = createOutbox({
    read: (name) => disk.get(name),
    write: (name, text) => disk.set(name, text) === disk,
    forget: (name) => disk.delete(name),
    send: () => Promise.resolve(answer),
    newKey: () => 'key-1',
    changed: () => undefined,
  });
  outbox.open('acc_000001');
  return { outbox, disk };
}

function answered(outcome: string): Answer<unknown> {
  return { ok: true, data: { items: [{ booking: 'bkg_000001', outcome, seen: 1 }] } };
}

test('a mark that somebody else has written over stays until a person has decided', async () => {
  const { outbox, disk } = box(answered('markedMeanwhile'));
  outbox.add('rollCall', path, { on, marks });
  await outbox.replay();
  const [entry] = outbox.now().entries;
  expect(entry?.undecided).toEqual([{ booking: 'bkg_000001', outcome: 'markedMeanwhile', seen: 1 }]);
  expect(entry && isWaiting(entry)).toBe(false);
  expect([...disk.values()].join()).toContain('markedMeanwhile');
  const [standing] = standings([person], { site, on, entries: outbox.now().entries });
  expect(standing).toMatchObject({
    mark: { kind: 'absent' },
    isUnsent: false,
    conflict: { mine: { kind: 'present', from: 500 }, key: 'key-1', isOld: false },
  });
  outbox.drop('key-1');
  expect(outbox.now().entries).toEqual([]);
});

test.each(['written', 'stoodSo'])('a mark that is %s is gone', async (outcome) => {
  const { outbox } = box(answered(outcome));
  outbox.add('rollCall', path, { on, marks });
  await outbox.replay();
  expect(outbox.now().entries).toEqual([]);
});

test('a mark that has not arrived is shown as made, and as not sent', () => {
  const entries: readonly OutboxEntry[] = [{ key: 'key-1', kind: 'rollCall', path, body: { on, marks } }];
  const [standing] = standings([person], { site, on, entries });
  expect(standing).toMatchObject({ mark: { kind: 'present', from: 500 }, isUnsent: true });
  const [elsewhere] = standings([person], { site: 'site_000002', on, entries });
  expect(elsewhere).toMatchObject({ mark: { kind: 'absent' }, isUnsent: false });
});

test('a list that is older than the other mark says so: nobody decides against what the phone has not seen', async () => {
  const { outbox } = box(answered('markedMeanwhile'));
  outbox.add('rollCall', path, { on, marks });
  await outbox.replay();
  const kept: TodayPerson = { ...person, mark: null, seen: 0 };
  const [standing] = standings([kept], { site, on, entries: outbox.now().entries });
  expect(standing?.conflict?.isOld).toBe(true);
});
