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
