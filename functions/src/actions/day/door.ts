import { stateAt } from '@huiyue/shared/booking';
import { dateAt } from '@huiyue/shared/civil';
import type { AtDoorView, DayCodeView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../../ports';
import { findOwn } from '../actOnBooking';
import { absent, type Absent } from '../absent';
import { expectedAt } from '../attendance';
import { daysOn } from '../dates';
import { peopleAt } from './today';

/** Given for today alone, and only while somebody is to come. */
export async function readDayCode(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<DayCodeView | Absent> {
  const now = deps.now();
  const on = dateAt(now);
  const booking = await findOwn(deps, actor, id);
  if (!booking || stateAt(booking, now) !== 'confirmed') return absent;
  if ((daysOn(booking.sheet, [on]) & booking.span.days) === 0) return absent;
  return { booking: id, on, pin: deps.dayCodes.pinOf(id, on), code: deps.dayCodes.codeOf(id, on) };
}

/** Looked for among those who are expected here today, so that a code opens nothing anywhere else. */
export async function findAtDoor(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly code: string },
): Promise<AtDoorView | Absent> {
  const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
  if (!site) return absent;
  const on = dateAt(deps.now());
  const expected = await expectedAt(deps, site, on);
  const { dayCodes } = deps;
  return {
    on,
    items: await peopleAt(
      deps,
      expected.filter(
        ({ booking: { id } }) =>
          dayCodes.pinOf(id, on) === asked.code || dayCodes.codeOf(id, on) === asked.code,
      ),
    ),
  };
}
