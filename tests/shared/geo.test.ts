import {
  metresBetween,
  reachInMinutes,
  walkBandOf,
  walkBands,
  walkMinutes,
  type Pace,
} from '@huiyue/shared/geo';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const at = (longitude: number, latitude: number) => ({ longitude, latitude });

test.each([
  ['nowhere is no distance', at(117.2, 29.29), at(117.2, 29.29), 0],
  ['a degree of latitude is some 111 km', at(117, 29), at(117, 30), 111_195],
  ['a degree of longitude is shorter in the north', at(117, 60), at(118, 60), 55_597],
  ['across the date line is a short way', at(179.5, 0), at(-179.5, 0), 111_195],
  ['the other side of the earth is half of its girth', at(0, 0), at(180, 0), 20_015_087],
])('%s', (_, from, to, metres) => {
  expect(metresBetween(from, to)).toBe(metres);
  expect(metresBetween(to, from)).toBe(metres);
});

test.each<[string, number, Pace, number, (typeof walkBands)[number]]>([
  ['at the door there is nothing to walk', 0, 'slow', 0, 'within5'],
  ['205 metres are five minutes for who walks slowly', 205, 'slow', 5, 'within5'],
  ['a little further is more than five', 206, 'slow', 6, 'within10'],
  ['615 metres are the edge of the circle', 615, 'slow', 15, 'within15'],
  ['beyond it is no walk', 616, 'slow', 16, 'further'],
  ['who walks well gets further', 616, 'steady', 13, 'within15'],
  ['with a stick the circle is small', 346, 'aided', 15, 'within15'],
  ['and ends soon', 347, 'aided', 16, 'further'],
])('%s', (_, metres, pace, minutes, band) => {
  expect(walkMinutes(metres, pace)).toBe(minutes);
  expect(walkBandOf(metres, pace)).toBe(band);
});

test('the circle on the map and the bands of the list never disagree', () => {
  const pace = fc.constantFrom<Pace>('steady', 'slow', 'aided');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), pace, (metres, of) => {
      expect(walkBandOf(metres, of) !== 'further').toBe(metres <= reachInMinutes(15, of));
    }),
  );
});
