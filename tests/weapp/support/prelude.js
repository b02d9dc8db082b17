// Evaluated inside the realm before the program: puts its clock in and takes away what some phone lacks.
// oxlint-disable-next-line no-unused-expressions
(function prelude(now, absent) {
  for (const name of absent) delete globalThis[name];
  // iOS 14 is old, and still in pockets.
  const takeAway = (holder, ...names) => names.forEach((name) => delete holder[name]);
  takeAway(Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with');
  takeAway(String.prototype, 'at', 'replaceAll', 'isWellFormed');
  takeAway(Object, 'hasOwn', 'groupBy');
  takeAway(Map, 'groupBy');

  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [now()] : given));
    }
    static now() {
      return now();
    }
  };

  // Values made inside the realm are instances of the realm's own Array and Object.
  return (text) => (text === undefined ? undefined : JSON.parse(text));
});
