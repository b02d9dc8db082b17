import { bookableRange, type ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { judgeOffer } from '@huiyue/shared/childcare/judgeOffer';
import { addMonthsTo, dateAt, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { NewClass, OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import { heldUnits, openUnits, takenUnits, type Sheet } from '@huiyue/shared/ledger/sheet';
import type { Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { resultOf, untilSettled } from './untilSettled';
import { classCard, sheetOf } from './views';

export async function publishClass(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly offer: NewClass },
  receipt: Receipt,
): Promise<Outcome<OwnClass> | Absent> {
  const site = await ownSite(deps, actor, asked.site);
  if (!site) return absent;
  const refusal = judgeOffer(deps.policy, site, asked.offer, dateAt(deps.now()));
  if (refusal) return refused(refusal);
  const published: ChildcareClass = {
    ...asked.offer,
    id: deps.newId('class'),
    site: site.id,
    city: site.city,
    revision: 1,
  };
  const body = ownClass(deps, site, published, []);
  await deps.classes.publish(published, { receipt, body });
  return accepted(body);
}

/** New price or number of places. Bookings already made keep the price they were judged by. */
export async function changeClassTerms(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly class: Id<'class'>;
    readonly places: number;
    readonly priceFen: Fen;
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<OwnClass> | Absent> {
  return untilSettled(async () => {
    const offer = await deps.classes.find(asked.class);
    const site = offer && (await ownSite(deps, actor, offer.site));
    if (!offer || !site) return absent;
    if (offer.revision !== asked.revision)
      return refused({ code: 'class.changed', facts: { revision: offer.revision } });

    const today = dateAt(deps.now());
    const next = {
      ...offer,
      places: asked.places,
      priceFen: asked.priceFen,
      revision: offer.revision + 1,
    };
    const refusal = judgeOffer(deps.policy, site, { ...next, opensOn: later(next.opensOn, today) }, today);
    if (refusal) return refused(refusal);

    const sheets = await deps.ledger.sheetsOfClass(offer.id, monthOf(today));
    const body = ownClass(
      deps,
      site,
      next,
      sheets.map((sheet) => ({ ...sheet, limit: next.places })),
    );
    return resultOf(await deps.ledger.changeTerms(next, monthOf(today), { receipt, body }), body);
  });
}

export async function listSiteClasses(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly OwnClass[] | Absent> {
  const site = await ownSite(deps, actor, id);
  if (!site) return absent;
  const classes = await deps.classes.ofSite(site);
  const from = monthOf(dateAt(deps.now()));
  return Promise.all(
    classes.map(async (offer) =>
      ownClass(deps, site, offer, await deps.ledger.sheetsOfClass(offer.id, from)),
    ),
  );
}

async function ownSite(deps: Deps, actor: Actor, id: Id<'site'>): Promise<Site | undefined> {
  return actor.sites.includes(id) ? deps.sites.find(id) : undefined;
}

function ownClass(deps: Deps, site: Site, offer: ChildcareClass, sheets: readonly Sheet[]): OwnClass {
  const now = deps.now();
  const { first, last } = bookableRange(offer, dateAt(now));
  return {
    ...classCard(deps.policy, site, offer, sheetOf(sheets, offer, first), now),
    site: offer.site,
    bookableMonths: offer.bookableMonths,
    revision: offer.revision,
    months: monthsBetween(first, last).map((month) => {
      const sheet = sheetOf(sheets, offer, month);
      return {
        month,
        places: sheet.limit,
        takenPlaces: takenUnits(sheet, now),
        heldPlaces: heldUnits(sheet, now),
        openPlaces: openUnits(sheet, now),
      };
    }),
  };
}

function monthsBetween(first: CivilMonth, last: CivilMonth): readonly CivilMonth[] {
  return first > last ? [] : [first, ...monthsBetween(addMonthsTo(first, 1), last)];
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
