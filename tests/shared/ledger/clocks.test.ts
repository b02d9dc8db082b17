import { isLive } from '@huiyue/shared/ledger/sheet';
import { expect, test } from 'vitest';
import {
  allow,
  claim,
  decideOn,
  expired,
  full,
  giveBack,
  hour,
  keep,
  minute,
  month,
  nine,
  room,
  take,
} from './sheets';

const held = (forMs: number) => ({ forMs });
const untilOf = (decided: ReturnType<typeof decideOn>) => decided.claimsOf[0]?.until;

test('a hold ends at its end: not a millisecond before, nor one after', () => {
  const sheet = room(1, { claims: [claim({ until: nine })] });
  expect(decideOn(sheet, [take(2)], nine - 1).answers).toEqual([full(1)]);
  expect(decideOn(sheet, [take(2)], nine).answers).toEqual([true]);
  expect(isLive({ until: nine }, nine - 1)).toBe(true);
  expect(isLive({ until: nine }, nine)).toBe(false);
  expect(isLive({}, Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('holds end in whole minutes, never too early, so that alike ones are one claim', () => {
  expect(untilOf(decideOn(room(1), [take(1, month, held(15 * minute))], nine))).toBe(nine + 15 * minute);
  expect(untilOf(decideOn(room(1), [take(1, month, held(15 * minute))], nine + 1))).toBe(nine + 16 * minute);
  const { room: after } = decideOn(room(3), [
    take(1, month, held(hour)),
    take(2, month, held(hour)),
    take(3, month),
  ]);
  expect(after.claims).toEqual([claim({ until: nine + hour, units: 2 }), claim()]);
});

test('what ran out is tidied away with its end noted, and what did not is left', () => {
  const { room: after } = decideOn(
    room(5, {
      claims: [claim({ until: nine }), claim({ until: nine - hour }), claim({ until: nine + 1 }), claim()],
    }),
    [],
  );
  expect(after.claims).toEqual([claim({ until: nine + 1 }), claim()]);
  expect(after.ranOutTo).toBe(nine);
});

test('a server whose clock is behind can neither keep, nor give back, what ran out for another', () => {
  const mine = claim({ until: nine });
  const gone = decideOn(room(1, { claims: [mine] }), [take(2)], nine);
  const behind = nine - 5 * minute;
  expect(decideOn(gone.room, [keep(1, mine)], behind).answers).toEqual([expired]);
  const back = decideOn(gone.room, [giveBack(1, mine)], behind);
  expect(back.answers).toEqual([true]);
  expect(back.room.claims).toEqual([claim()]);
});

test('… nor make a hold that looks like the one that ran out', () => {
  const mine = claim({ until: nine });
  const gone = decideOn(room(2, { claims: [mine] }), [], nine).room;
  // By the clock that is behind, this hold would end at nine as well.
  const next = decideOn(gone, [take(2, month, held(5 * minute))], nine - 5 * minute);
  expect(untilOf(next)).toBe(nine + 5 * minute);
  expect(decideOn(next.room, [keep(1, mine)], nine - 5 * minute).answers).toEqual([expired]);
  expect(decideOn(next.room, [giveBack(1, mine)], nine - 5 * minute).room.claims).toEqual(next.room.claims);
});

test('a place that is held on by a clock behind is not sold twice by one that is right', () => {
  const first = decideOn(room(1), [take(1, month, held(hour))], nine - 5 * minute);
  expect(decideOn(first.room, [take(2)], nine).answers).toEqual([full(1)]);
});

test('a clock that is years ahead ends what is held, and does no lasting harm: the next hold is as long as any', () => {
  const years = 5 * 365 * 24 * hour;
  const sheet = room(2, { claims: [claim({ until: nine + 10 * minute }), claim()] });
  const visited = decideOn(sheet, [], nine + years).room;
  expect(visited.ranOutTo).toBe(nine + 10 * minute);
  const next = decideOn(visited, [take(3, month, held(15 * minute))], nine);
  expect(next.answers).toEqual([true]);
  expect(untilOf(next)).toBe(nine + 25 * minute);
  expect(untilOf(decideOn(visited, [take(3, month, held(15 * minute))], nine + hour))).toBe(
    nine + 75 * minute,
  );
});

test('… and leaves the permissions and reserves of a sheet alone', () => {
  const sheet = room(0, { reserves: [{ for: 'staff', units: 1, releasedAt: nine + hour }] });
  const allowed = decideOn(sheet, [allow(1, nine + hour)]).room;
  const visited = decideOn(allowed, [], nine + 1000 * hour).room;
  expect(visited.overAllocations).toHaveLength(1);
  expect(visited.reserves).toEqual(sheet.reserves);
});

test('a clock that goes back and forth lets no more in than there are places', () => {
  let sheet = room(1);
  let inside = 0;
  for (const [number, at] of [0, -5, 3, -2, 15, 16, 9, 31, 12, 40].entries()) {
    const decided = decideOn(sheet, [take(number, month, held(15 * minute))], nine + at * minute);
    sheet = decided.room;
    inside = sheet.claims.reduce((sum, { units }) => sum + units, 0);
    expect(inside).toBeLessThanOrEqual(1);
  }
  expect(inside).toBe(1);
});
