import { metresBetween, type Point } from '@huiyue/shared/geo';

/** Places on a round drawing of 100 by 100, the family in the middle, north up. */
export type Spot = { readonly x: number; readonly y: number };

const middle: Spot = { x: 50, y: 50 };
const edge = 44;
/** From the outermost in. */
const ringDistances = [100_000, 50_000, 30_000, 20_000, 10_000, 5000, 3000, 1000, 500];
/** Below this much, near is near: the drawing is even here, and only further out does it draw closer together. */
const nearMetres = 400;

/** The outermost ring: the nearest round distance that holds every site. */
export function reachOf(distances: readonly number[]): number {
  const furthest = Math.max(0, ...distances);
  const holding = ringDistances.filter((ring) => ring >= furthest);
  return holding[holding.length - 1] ?? Math.ceil(furthest / 100_000) * 100_000;
}

/** Far is drawn closer than it is, so that what is near does not end up in one heap. The rings say how far. */
export function radiusOf(metres: number, reach: number): number {
  return edge * Math.min(1, Math.log1p(metres / nearMetres) / Math.log1p(reach / nearMetres));
}

const ringsApart = 11;

/** The rings, from the outermost in, wherever there is room between two for a word. */
export function ringsOf(reach: number): readonly number[] {
  const rings = [reach];
  for (const ring of ringDistances.filter((distance) => distance < reach)) {
    const last = radiusOf(rings[rings.length - 1] ?? reach, reach);
    const radius = radiusOf(ring, reach);
    if (last - radius >= ringsApart && radius >= ringsApart) rings.push(ring);
  }
  return rings;
}

/**
 * Distance by the rings and direction as it is; where marks would cover one another they turn a little around the
 * middle, for the distance is what a family reads off.
 */
export function spotsOf(from: Point, sites: readonly Point[], reach: number, apart: number): readonly Spot[] {
  const shrink = Math.cos((from.latitude * Math.PI) / 180);
  const placed = sites.map((site) => ({
    // The mark of the middle stays visible, however near a site is.
    radius: Math.max(apart * 0.8, radiusOf(metresBetween(from, site), reach)),
    angle: Math.atan2((site.longitude - from.longitude) * shrink, site.latitude - from.latitude),
  }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of placed.entries()) {
      for (const other of placed.slice(index + 1)) turnApart(one, other, apart);
    }
  }
  return placed.map(spotAt);
}

type Placed = { readonly radius: number; angle: number };

const rounds = 60;
const turn = 0.04;

function spotAt({ radius, angle }: Placed): Spot {
  return { x: middle.x + Math.sin(angle) * radius, y: middle.y - Math.cos(angle) * radius };
}

function turnApart(one: Placed, other: Placed, apart: number): void {
  const [here, there] = [spotAt(one), spotAt(other)];
  if (Math.hypot(here.x - there.x, here.y - there.y) >= apart) return;
  // Always the shorter way round; two in the very same direction part the same way every time.
  const ahead = Math.sin(other.angle - one.angle) >= 0 ? turn : -turn;
  one.angle -= ahead;
  other.angle += ahead;
}

/** The direction from the middle in which the rings' words are least in the way of the marks. */
export function quietDirection(spots: readonly Spot[], radii: readonly number[]): Spot {
  const directions = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => ({
    x: Math.sin((eighth * Math.PI) / 4),
    y: -Math.cos((eighth * Math.PI) / 4),
  }));
  const room = ({ x, y }: Spot) =>
    Math.min(
      100,
      ...radii.flatMap((radius) =>
        spots.map((spot) => Math.hypot(spot.x - middle.x - x * radius, spot.y - middle.y - y * radius)),
      ),
    );
  return directions.reduce((best, direction) => (room(direction) > room(best) ? direction : best));
}
