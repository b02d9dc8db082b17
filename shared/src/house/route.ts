import type { Id } from '../ids';

/** In which order a canteen goes round; it holds for every day, whoever has ordered on it. */
export type DeliveryRoute = {
  readonly service: Id<'service'>;
  readonly recipients: readonly (Id<'child'> | Id<'elder'>)[];
  readonly revision: number;
};

/**
 * The stops of a day in the order of the route. Whoever is not on it yet comes last, in order of their addresses: the
 * same street together, until somebody who knows the way puts them in their place.
 */
export function inOrder<Stop extends { readonly recipient: string; readonly address: string }>(
  stops: readonly Stop[],
  route: Pick<DeliveryRoute, 'recipients'> | undefined,
): readonly Stop[] {
  const places = new Map<string, number>((route?.recipients ?? []).map((id, place) => [id, place]));
  const placeOf = ({ recipient }: Stop) => places.get(recipient) ?? places.size;
  return stops.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || one.address.localeCompare(other.address, 'zh-CN'),
  );
}
