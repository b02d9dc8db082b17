import { metresBetween, type Point } from '@huiyue/shared/geo';

/** Places on a round drawing of 100 by 100, the family in the middle, north up. */
export type Spot = { readonly x: number; readonly y: number };

const middle = 50;
const edge = 44;
const candidates = [500, 1000, 2000, 3000, 5000, 10_000, 20_000, 30_000, 50_000, 100_000];

/** The outermost ring: the nearest round distance that holds every site. */
export function reachOf(distances: readonly number[]): number {
  const furthest = Math.max(0, ...distances);
  return candidates.find((ring) => ring >= furthest) ?? Math.ceil(furthest / 100_000) * 100_000;
}

/** Two rings between the middle and the edge, at distances one can say aloud. */
export function ringsOf(reach: number): readonly number[] {
  const inner = candidates.filter((ring) => ring < reach && radiusOf(ring, reach) > 12);
  return [...inner.slice(-2), reach];
}

/** Far is drawn closer than it is, so that what is near does not end up in one heap. The rings say how far. */
export function radiusOf(metres: number, reach: number): number {
  return reach === 0 ? 0 : edge * Math.sqrt(Math.min(1, metres / reach));
}

/** Direction as it is, distance by the rings; then pushed apart until no mark covers another. */
export function spotsOf(from: Point, sites: readonly Point[], reach: number, apart: number): readonly Spot[] {
  const shrink = Math.cos((from.latitude * Math.PI) / 180);
  const spots = sites.map((site) => {
    const east = (site.longitude - from.longitude) * shrink;
    const north = site.latitude - from.latitude;
    const length = Math.sqrt(east * east + north * north);
    const radius = radiusOf(metresBetween(from, site), reach);
    return length === 0
      ? { x: middle, y: middle }
      : { x: middle + (east / length) * radius, y: middle - (north / length) * radius };
  });
  return pushedApart(spots, apart);
}

const rounds = 60;
const inside = (value: number) => Math.min(95, Math.max(5, value));

function pushedApart(spots: readonly Spot[], apart: number): readonly Spot[] {
  const moved = spots.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(index + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const length = Math.sqrt(dx * dx + dy * dy);
        if (length >= apart) continue;
        // Two at the very same place part along a fixed line: the same picture every time.
        const [ux, uy] = length === 0 ? [1, 0] : [dx / length, dy / length];
        const push = (apart - length) / 2;
        one.x = inside(one.x - ux * push);
        one.y = inside(one.y - uy * push);
        other.x = inside(other.x + ux * push);
        other.y = inside(other.y + uy * push);
      }
    }
  }
  return moved;
}
