import { isCivilDate } from '@huiyue/shared/civil';
import { daysAsked, dayWishes, wish, wishAsked } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { isId } from '@huiyue/shared/ids';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { actOnBooking, readBooking } from '../../actions/actOnBooking';
import { listBookings, listSiteBookings } from '../../actions/listBookings';
import { enterWalkIn, makeBookings } from '../../actions/makeBookings';
import { pauseBookings } from '../../actions/pauseBookings';
import { readDayQuotes, readQuote } from '../../actions/readQuote';
import { readRank } from '../../actions/waitlist';
import type { BookingCursor, Deps } from '../../ports';
import { forHousehold, forPerson } from '../household';
import { operation, type AppEnv } from '../operation';
import { pageOf, positionOf } from '../paging';

export function serveBookings(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readQuote, ({ actor, query }) =>
    forPerson(
      deps,
      actor,
      { household: query.household, person: query.recipient, deed: 'order' },
      (household) => readQuote(deps, actor, household, wish.parse(wishAsked(query)), query.voucher),
    ),
  );
  operation(app, deps, endpoints.readDayQuotes, ({ actor, query }) =>
    forPerson(
      deps,
      actor,
      { household: query.household, person: query.recipient, deed: 'order' },
      async (household) =>
        found(await readDayQuotes(deps, actor, household, dayWishes.parse(daysAsked(query)))),
    ),
  );
  for (const [endpoint, manner] of [
    [endpoints.makeHolds, 'hold'],
    [endpoints.makeBookings, 'request'],
    [endpoints.joinWaitlist, 'join'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, body, receipt }) =>
      forHousehold(actor, body.household, (household) =>
        makeBookings(deps, actor, household, body.items, manner, receipt, body.channel, body.payer),
      ),
    );
  operation(app, deps, endpoints.enterWalkIn, ({ actor, body, receipt }) =>
    enterWalkIn(deps, actor, body, receipt),
  );

  operation(app, deps, endpoints.listBookings, async ({ actor, query }) => {
    const { limit, cursor } = pageOf(query);
    return forHousehold(actor, query.household, async (household) =>
      found(
        await listBookings(deps, actor, household, { which: query.which, limit, cursor: cursorIn(cursor) }),
      ),
    );
  });
  operation(app, deps, endpoints.readBooking, async ({ actor, params }) =>
    found(await readBooking(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.readRank, async ({ actor, params }) =>
    found(await readRank(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.listSiteBookings, async ({ actor, params, query }) =>
    found(
      await listSiteBookings(deps, actor, {
        site: params.site,
        state: query.state,
        month: query.month,
        ...positionOf(query),
      }),
    ),
  );

  for (const [endpoint, act] of [
    [endpoints.requestHeld, 'request'],
    [endpoints.cancelBooking, 'cancel'],
    [endpoints.declineOffer, 'decline'],
    [endpoints.confirmBooking, 'confirm'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, receipt }) =>
      actOnBooking(deps, actor, params.booking, { act }, receipt),
    );
  operation(app, deps, endpoints.acceptOffer, ({ actor, params, body, receipt }) =>
    actOnBooking(deps, actor, params.booking, { act: 'accept', ...body }, receipt),
  );
  for (const [endpoint, act] of [
    [endpoints.returnBooking, 'return'],
    [endpoints.closeBooking, 'close'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      actOnBooking(deps, actor, params.booking, { act, reason: body.reason }, receipt),
    );
  for (const [endpoint, act] of [
    [endpoints.reportAbsence, 'absent'],
    [endpoints.endAbsence, 'present'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      actOnBooking(deps, actor, params.booking, { act, dates: body.dates }, receipt),
    );
  for (const [endpoint, act] of [
    [endpoints.transferBooking, 'transfer'],
    [endpoints.proposeInstead, 'propose'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      actOnBooking(deps, actor, params.booking, { act, to: body }, receipt),
    );
  for (const [endpoint, act] of [
    [endpoints.pauseBookings, 'pause'],
    [endpoints.resumeBookings, 'resume'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, body, receipt }) =>
      forPerson(
        deps,
        actor,
        { household: body.household, person: body.recipient, deed: 'order' },
        (household) => pauseBookings(deps, actor, household, act, body, receipt),
      ),
    );
}

/** The contract has seen to its form. */
function cursorIn(text: string | undefined): BookingCursor | undefined {
  const [startsOn = '', from = '', booking = ''] = text?.split('~') ?? [];
  return isCivilDate(startsOn) && isId('booking', booking)
    ? { startsOn, from: Number(from), booking }
    : undefined;
}
