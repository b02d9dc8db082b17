import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { quietDirection, radiusOf, reachOf, ringsOf, spotsOf } from '../../miniapp/src/parts/mapGeometry';

const centre = { longitude: 117.18, latitude: 29.27 };
const nearby = fc.record({
  longitude: fc.double({ min: 116.9, max: 117.5, noNaN: true }),
  latitude: fc.double({ min: 29, max: 29.6, noNaN: true }),
});

it('the outermost ring holds everything, and rings leave room for a word between them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 250_000 }), { maxLength: 20 }), (distances) => {
      const reach = reachOf(distances);
      const radii = ringsOf(reach).map((ring) => radiusOf(ring, reach));
      for (const distance of distances) expect(reach).toBeGreaterThanOrEqual(distance);
      for (const [index, radius] of radii.slice(1).entries())
        expect((radii[index] ?? 0) - radius).toBeGreaterThanOrEqual(11);
    }),
  );
});

it('further away is drawn further out, whatever the reach', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
      const reach = reachOf([one, other]);
      const [near, far] = [Math.min(one, other), Math.max(one, other)];
      expect(radiusOf(near, reach)).toBeLessThanOrEqual(radiusOf(far, reach));
    }),
  );
});

it('a mark keeps its distance from the middle when it makes room for another', () => {
  fc.assert(
    fc.property(fc.array(nearby, { minLength: 1, maxLength: 10 }), (sites) => {
      const reach = 50_000;
      const apart = 11;
      const alone = sites.flatMap((site) => spotsOf(centre, [site], reach, apart));
      const together = spotsOf(centre, sites, reach, apart);
      const fromMiddle = ({ x, y }: { x: number; y: number }) => Math.hypot(x - 50, y - 50);
      for (const [index, spot] of together.entries())
        expect(fromMiddle(spot)).toBeCloseTo(fromMiddle(alone[index] ?? spot), 6);
    }),
  );
});

it('two at the same place do not cover each other', () => {
  const site = { longitude: 117.2, latitude: 29.3 };
  const [one, other] = spotsOf(centre, [site, site], 5000, 11);
  expect(Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThanOrEqual(
    11,
  );
});

it('north is up and east is right', () => {
  const [north, east] = spotsOf(
    centre,
    [
      { longitude: 117.18, latitude: 29.35 },
      { longitude: 117.3, latitude: 29.27 },
    ],
    20_000,
    11,
  );
  expect(north?.y).toBeLessThan(30);
  expect(north?.x).toBeCloseTo(50, 6);
  expect(east?.x).toBeGreaterThan(70);
  expect(east?.y).toBeCloseTo(50, 6);
});

it('the words on the rings stand where no mark is', () => {
  const direction = quietDirection(
    [
      { x: 50, y: 20 },
      { x: 80, y: 50 },
      { x: 50, y: 80 },
    ],
    [30],
  );
  expect(direction.x).toBeCloseTo(-1, 6);
});
