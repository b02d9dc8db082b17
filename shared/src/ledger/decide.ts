import type { Instant } from '../civil';
import type { Id } from '../ids';
import { accepted, refused, type Outcome } from '../outcome';
import type { Refusal } from '../refusals';
import { isLive, openUnits, takenUnits, type Claim, type Sheet } from './sheet';

/** Every way to change a sheet. Staff, the desk and families send the same commands. */
export type Command =
  | {
      readonly do: 'request';
      readonly booking: Id<'booking'>;
      readonly units: number;
      readonly until: Instant;
    }
  | { readonly do: 'confirm'; readonly booking: Id<'booking'> }
  | { readonly do: 'release'; readonly booking: Id<'booking'> }
  | { readonly do: 'resize'; readonly limit: number };

/**
 * Applies commands in order, each to the sheet the one before left behind. A refused command changes nothing.
 * Claims that have run out by `now` are dropped on the way, so tidying needs no clean-up of its own.
 */
export function decide(
  sheet: Sheet,
  commands: readonly Command[],
  now: Instant,
): { readonly sheet: Sheet; readonly outcomes: readonly Outcome<Sheet>[] } {
  let current: Sheet = { ...sheet, claims: sheet.claims.filter((claim) => isLive(claim, now)) };
  const outcomes = commands.map((command) => {
    const outcome = decideOne(current, command, now);
    if (outcome.ok) current = outcome.value;
    return outcome;
  });
  return { sheet: current, outcomes };
}

function decideOne(sheet: Sheet, command: Command, now: Instant): Outcome<Sheet> {
  switch (command.do) {
    case 'request': {
      // A request that arrives twice has its place already: a success, never "full".
      if (claimOf(sheet, command.booking)) return accepted(sheet);
      if (command.units > openUnits(sheet, now)) return refused(full(sheet));
      const { booking, units, until } = command;
      // Over before it was decided: it takes nothing, or a server whose clock is behind would count it.
      if (until <= now) return accepted(sheet);
      return accepted({ ...sheet, claims: [...sheet.claims, { booking, units, until }] });
    }
    case 'confirm': {
      const claim = claimOf(sheet, command.booking);
      // The hold ran out while the answer was on its way: the place may be someone else's by now.
      if (!claim) return refused({ code: 'booking.notOpenToAct', facts: { state: 'expired' } });
      return accepted(withClaim(sheet, { booking: claim.booking, units: claim.units }));
    }
    case 'release':
      return accepted({
        ...sheet,
        claims: sheet.claims.filter((claim) => claim.booking !== command.booking),
      });
    case 'resize': {
      const taken = takenUnits(sheet, now);
      if (command.limit >= taken) return accepted({ ...sheet, limit: command.limit });
      return refused({
        code: 'class.placesBelowTaken',
        facts: { places: command.limit, takenPlaces: taken, month: sheet.id.month },
      });
    }
  }
}

function claimOf(sheet: Sheet, booking: Id<'booking'>): Claim | undefined {
  return sheet.claims.find((claim) => claim.booking === booking);
}

function withClaim(sheet: Sheet, changed: Claim): Sheet {
  return {
    ...sheet,
    claims: sheet.claims.map((claim) => (claim.booking === changed.booking ? changed : claim)),
  };
}

function full(sheet: Sheet): Refusal {
  return { code: 'place.full', facts: { month: sheet.id.month, places: sheet.limit } };
}
