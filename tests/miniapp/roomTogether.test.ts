import type { Refusal } from '@huiyue/shared/refusals';
import { civilDate, civilMonth } from '@huiyue/shared/civil';
import { expect, test } from 'vitest';
import { roomTogether, type Wanted } from '../../miniapp/src/features/booking/roomTogether';

const period = civilMonth('2026-08');
const full: Refusal = { code: 'place.full', facts: { period, places: 3 } };
const keptBack: Refusal = { code: 'place.keptBack', facts: { period, for: 'safetyNet' } };
const shut: Refusal = { code: 'day.shut', facts: { on: civilDate('2026-08-03'), reason: '台风' } };

const offer = {
  kind: 'class',
  id: 'cls_small00001',
  name: '托小班',
  classKind: 'toddlerClass',
  careMode: 'fullDay',
} as const;
const [monday, tuesday] = [civilDate('2026-08-03'), civilDate('2026-08-04')];
const day: Wanted = { offer, dates: [monday, tuesday], from: 480, to: 1050, openPlaces: 1 };
const morning: Wanted = { ...day, to: 720 };
const afternoon: Wanted = { ...day, from: 720 };
const anHour: Wanted = { ...morning, dates: [tuesday], from: 540, to: 600 };
const otherDay: Wanted = { ...anHour, dates: [civilDate('2026-09-01')] };
const otherRoom: Wanted = { ...day, offer: { ...offer, id: 'cls_big000001' } };
const gone = (one: Wanted): Wanted => ({ ...one, openPlaces: 0 });

test.each([
  ['the last place of a class is not enough for two', [day, { ...day }], full, ['tooFew', 'tooFew']],
  ['nor for a whole day and a morning', [day, morning], full, ['tooFew', 'tooFew']],
  ['nor for a month and an hour of it', [day, anHour], full, ['tooFew', 'tooFew']],
  ['what is left and kept for others is too few as well', [day, morning], keptBack, ['tooFew', 'tooFew']],
  ['one place is enough for a morning and an afternoon', [morning, afternoon], undefined, ['free', 'free']],
  ['and nobody is said to be in the way there', [morning, afternoon], full, ['free', 'free']],
  ['nor on another day', [day, otherDay], full, ['free', 'free']],
  ['nor in another room', [day, otherRoom, morning], full, ['tooFew', 'free', 'tooFew']],
  // One of them may have a place that is kept for them: the ledger has not refused, and neither does the page.
  ['what the ledger has not refused is free', [day, { ...day }], undefined, ['free', 'free']],
  ['another refusal says nothing of places', [day, morning], shut, ['free', 'free']],
  [
    'what is gone is gone, for one and for all',
    [gone(day), gone(day), otherRoom],
    full,
    ['full', 'full', 'free'],
  ],
] as const)('%s', (_, wanted, refusal, room) => {
  expect(roomTogether(wanted, refusal)).toEqual(room);
});
