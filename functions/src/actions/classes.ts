import { bookableRange, type ChildcareClass, type Rate } from '@huiyue/shared/childcare/childcareClass';
import { judgeOffer } from '@huiyue/shared/childcare/judgeOffer';
import { monthsBetween, monthsOnSale, wholeMonth } from '@huiyue/shared/childcare/when';
import { dateAt, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { NewClass, OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import { freeUnits, heldUnits, takenUnits, type PlaceSheetId, type Sheet } from '@huiyue/shared/ledger/sheet';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { refusalOfKind, type Beside } from '@huiyue/shared/registry/judgeKind';
import { staffCount } from '@huiyue/shared/registry/staffMember';
import type { ReserveRule } from '@huiyue/shared/reserves';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { readSheets, termsOf } from './sellers';
import { untilSettled } from './untilSettled';
import { classCard, shown } from './views';

export async function publishClass(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly offer: NewClass },
  receipt: Receipt,
): Promise<Outcome<OwnClass> | Absent> {
  const site = await ownSite(deps, actor, asked.site);
  if (!site) return absent;
  const today = dateAt(deps.now());
  const refusal =
    judgeOffer(deps.policy, site, asked.offer, today) ??
    refusalOfKind(deps.policy, site, asked.offer, await besideOf(deps, site), today);
  if (refusal) return refused(refusal);
  const published: ChildcareClass = {
    ...asked.offer,
    id: deps.newId('class'),
    site: site.id,
    city: site.city,
    revision: 1,
  };
  const body = ownClass(deps, site, published, await sheetsOf(deps, site, [published]));
  await deps.classes.publish(published, { receipt, body });
  return accepted(body);
}

/** New prices, places or reserves. Bookings already made keep the price they were judged by. */
export function changeClassTerms(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly class: Id<'class'>;
    readonly places: number;
    readonly reserves: readonly ReserveRule[];
    readonly rates: readonly Rate[];
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
    const { places, reserves, rates } = asked;
    const next = { ...offer, places, reserves, rates, revision: offer.revision + 1 };
    const judged = { ...next, opensOn: later(next.opensOn, today) };
    const refusal =
      judgeOffer(deps.policy, site, judged, today) ??
      refusalOfKind(deps.policy, site, judged, await besideOf(deps, site, offer.id), today);
    if (refusal) return refused(refusal);

    const ids = monthsShown(next, today).map((month) => sheetOn(next, month));
    const sold = [{ kind: 'class' as const, site, class: next }];
    const [sheetOf, termsOn] = await Promise.all([readSheets(deps, sold, ids), termsOf(deps, sold, ids)]);
    const body = ownClass(deps, site, next, (id) => ({ ...sheetOf(id), ...termsOn(id) }));
    const result = await deps.ledger.changeTerms(
      {
        next: { kind: 'class', class: next },
        from: monthOf(today),
        termsOn,
        mayBeDrawn: monthsOnSale(next, today).map((month) => sheetOn(next, month)),
      },
      { receipt, body },
    );
    switch (result.kind) {
      case 'committed':
        return accepted(body);
      case 'refused':
        return refused(result.refusal);
      case 'stale':
        return 'again';
    }
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
  const sheetOf = await sheetsOf(deps, site, classes);
  return classes.map((offer) => ownClass(deps, site, offer, sheetOf));
}

/** What else the site sells, and who is there to look after it all. */
async function besideOf(deps: Deps, site: Site, except?: Id<'class'>): Promise<Beside> {
  const [classes, staff] = await Promise.all([deps.classes.ofSite(site), deps.staff.of(site.id)]);
  return {
    classes: classes.filter(({ id }) => id !== except),
    certifiedCarers: staffCount(staff, dateAt(deps.now())).certifiedCarers,
  };
}

async function ownSite(deps: Deps, actor: Actor, id: Id<'site'>): Promise<Site | undefined> {
  return actor.sites.includes(id) ? deps.sites.find(id) : undefined;
}

type SheetOf = (id: PlaceSheetId) => Sheet;

function sheetsOf(deps: Deps, site: Site, classes: readonly ChildcareClass[]): Promise<SheetOf> {
  const today = dateAt(deps.now());
  return readSheets(
    deps,
    classes.map((offer) => ({ kind: 'class', site, class: offer })),
    classes.flatMap((offer) => monthsShown(offer, today).map((month) => sheetOn(offer, month))),
  );
}

/** This month too: its days and hours may be sold, and its places may be taken. */
function monthsShown(offer: ChildcareClass, today: CivilDate): readonly CivilMonth[] {
  const { first, last } = bookableRange(offer, today);
  const from = monthOf(later(offer.opensOn, today));
  return monthsBetween(from, last > first ? last : first);
}

function sheetOn({ id }: ChildcareClass, period: CivilMonth): PlaceSheetId {
  return { kind: 'classMonth', of: id, period };
}

function ownClass(deps: Deps, site: Site, offer: ChildcareClass, sheetOf: SheetOf): OwnClass {
  const now = deps.now();
  const today = dateAt(now);
  const { first } = bookableRange(offer, today);
  return {
    ...classCard(deps.policy, site, offer, first, sheetOf(sheetOn(offer, first)), now),
    site: offer.site,
    reserves: offer.reserves.map((rule) => ({ ...rule })),
    renewByDay: offer.renewByDay ?? null,
    bookableMonths: offer.bookableMonths,
    offerWithinHours: offer.offerWithinHours,
    revision: offer.revision,
    months: monthsShown(offer, today).map((month) => {
      const sheet = sheetOf(sheetOn(offer, month));
      const whole = wholeMonth(offer, month);
      return {
        month,
        places: sheet.places,
        takenPlaces: takenUnits(sheet, whole, now),
        heldPlaces: heldUnits(sheet, whole, now),
        openPlaces: shown(freeUnits(sheet, whole, [], now)),
        waiting: sheet.queue.filter(({ offered }) => offered === undefined).length,
      };
    }),
  };
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
