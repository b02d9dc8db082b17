import { metresBetween } from '@huiyue/shared/geo';
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
