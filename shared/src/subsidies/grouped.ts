/** The things by a name of theirs, in order of first mention. */
export function groupedBy<Thing, Name>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => Name,
): ReadonlyMap<Name, readonly Thing[]> {
  const groups = new Map<Name, Thing[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const group = groups.get(name);
    if (group) group.push(thing);
    else groups.set(name, [thing]);
  }
  return groups;
}

export function sumOf<Thing>(things: readonly Thing[], amountOf: (thing: Thing) => number): number {
  return things.reduce((sum, thing) => sum + amountOf(thing), 0);
}
