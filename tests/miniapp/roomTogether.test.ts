import { roomTogether } from '../../miniapp/src/features/booking/roomTogether';
import { civilMonth } from '@huiyue/shared/civil';
import { expect, test } from 'vitest';

const august = { careMode: 'fullDay', month: civilMonth('2026-08') } as const;
const september = { careMode: 'fullDay', month: civilMonth('2026-09') } as const;
const small = { class: 'cls_small', when: august };
const big = { class: 'cls_big', when: august };

test.each([
  ['the last place of a class is not enough for two', [small, small], [1, 1], ['tooFew', 'tooFew']],
  ['two are', [small, small], [2, 2], ['free', 'free']],
  ['each has a class of its own', [small, big], [1, 1], ['free', 'free']],
  ['each has a month of its own', [small, { ...small, when: september }], [1, 1], ['free', 'free']],
  ['a third goes elsewhere', [small, big, small], [1, 1, 1], ['tooFew', 'free', 'tooFew']],
  ['what is gone is gone, for one and for all', [small, small, big], [0, 0, 1], ['full', 'full', 'free']],
])('%s', (_, asked, free, room) => {
  expect(roomTogether(asked, free)).toEqual(room);
});
