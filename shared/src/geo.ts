/** Degrees, WGS-84. */
export type Point = { readonly longitude: number; readonly latitude: number };

const earthRadiusMetres = 6_371_000;

/** Straight-line distance, whole metres. Shown as such: it is not a walk. */
export function metresBetween(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const dLat = radians(to.latitude - from.latitude);
  const dLng = radians(to.longitude - from.longitude);
  const a =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.sqrt(a)));
}

/**
 * How much longer a walk along streets is than the straight line. An assumption of ours: nobody has measured these
 * streets. Whoever shows a walk says that it is an estimate.
 */
export const detourFactor = 1.3;

const minutesAQuarter = 15;

/**
 * Metres a minute. The standard for planning residential areas (GB 50180-2018) reckons a walk of fifteen minutes at 800
 * to 1000 metres: its upper end is somebody who walks well, its lower end somebody who walks slowly. For who walks with
 * a stick or a frame it says nothing; 30 metres a minute is an assumption of ours.
 */
export const paces = {
  steady: 1000 / minutesAQuarter,
  slow: 800 / minutesAQuarter,
  aided: 30,
} as const;
export type Pace = keyof typeof paces;

/** A walk, estimated from the straight line; whole minutes, rounded up, for nobody should come late by it. */
export function walkMinutes(straightMetres: number, pace: Pace): number {
  return Math.ceil((straightMetres * detourFactor) / paces[pace]);
}

/** The bands of the plans' 15-minute circle; what lies further is no walk. */
export const walkBands = ['within5', 'within10', 'within15', 'further'] as const;
export type WalkBand = (typeof walkBands)[number];

export function walkBandOf(straightMetres: number, pace: Pace): WalkBand {
  const minutes = walkMinutes(straightMetres, pace);
  if (minutes <= 5) return 'within5';
  if (minutes <= 10) return 'within10';
  return minutes <= minutesAQuarter ? 'within15' : 'further';
}

/** How far one gets in so many minutes, as a straight line: the radius of a circle on the map. */
export function reachInMinutes(minutes: number, pace: Pace): number {
  return Math.floor((minutes * paces[pace]) / detourFactor);
}
