import { dateAt, isoAt, type CivilDate } from '@huiyue/shared/civil';
import type { IncidentPage, IncidentView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import {
  closedAt,
  type Concerned,
  type Incident,
  type IncidentKind,
  type ToldParty,
} from '@huiyue/shared/incidents/incident';
import type { Tell } from '@huiyue/shared/notices/notice';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { pageFrom, type PagePosition } from '../pages';
import { idFrom } from '../receipts';
import { watchesOver } from '../supervision';
import { untilSettled } from '../untilSettled';

/** Written down and told in one commit: no family hears of it later because a message was lost. */
export async function recordIncident(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly kind: IncidentKind;
    readonly on: CivilDate;
    readonly at: number;
    readonly bookings: readonly Id<'booking'>[];
    readonly what: string;
    readonly done: string;
    readonly told: readonly ToldParty[];
  },
  receipt: NamingReceipt,
): Promise<Outcome<IncidentView> | Absent> {
  return untilSettled(async () => {
    const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
    if (!site) return absent;
    const now = deps.now();
    const today = dateAt(now);
    if (asked.on > today) return refused({ code: 'attendance.notYet', facts: { on: asked.on, today } });
    const found = await deps.bookings.findAll([...new Set(asked.bookings)]);
    const own = found.filter((booking) => booking.site.id === site.id);
    const missing = asked.bookings.find((id) => !own.some((booking) => booking.id === id));
    if (missing) return refused({ code: 'attendance.notBooked', facts: { booking: missing, on: asked.on } });
    const incident: Incident = {
      id: idFrom('incident', receipt),
      site: { id: site.id, name: site.name },
      city: site.city,
      jurisdiction: site.jurisdiction,
      kind: asked.kind,
      on: asked.on,
      at: asked.at,
      concerned: own.map(({ id, household, recipient, offer }) => ({
        booking: id,
        household,
        recipient: { id: recipient.id, name: recipient.name },
        offer: offer.name,
      })),
      what: asked.what,
      words: [
        { words: asked.done, told: asked.told, closes: false, at: now, by: actor.account, role: actor.role },
      ],
      revision: 1,
    };
    const body = viewFor(incident, { kind: 'staff' });
    const result = await deps.incidents.write([incident], { receipt, body }, tellsOf(incident, now));
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Adds a word; nothing that was written is changed. */
export function addIncidentWord(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly incident: Id<'incident'>;
    readonly words: string;
    readonly told: readonly ToldParty[];
    readonly closes: boolean;
    readonly revision: number;
  },
  receipt: NamingReceipt,
): Promise<Outcome<IncidentView> | Absent> {
  return untilSettled(async () => {
    if (!actor.sites.includes(asked.site)) return absent;
    const before = await deps.incidents.find(asked.site, asked.incident);
    if (!before) return absent;
    if (before.revision !== asked.revision)
      return refused({ code: 'incident.changed', facts: { revision: before.revision } });
    const { words, told, closes } = asked;
    const now = deps.now();
    const next: Incident = {
      ...before,
      words: [...before.words, { words, told, closes, at: now, by: actor.account, role: actor.role }],
      revision: before.revision + 1,
    };
    const body = viewFor(next, { kind: 'staff' });
    const result = await deps.incidents.write([next], { receipt, body }, tellsOf(next, now));
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** A household reads of its own people, and of nobody else who was there. */
export async function readIncident(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly incident: Id<'incident'> },
): Promise<IncidentView | Absent> {
  const incident = await deps.incidents.find(asked.site, asked.incident);
  if (!incident) return absent;
  if (actor.role === 'family') {
    const { household } = actor;
    const isConcerned = incident.concerned.some((one) => one.household === household);
    return household !== undefined && isConcerned ? viewFor(incident, { kind: 'family', household }) : absent;
  }
  return (await siteInReach(deps, actor, asked.site)) ? viewFor(incident, { kind: 'staff' }) : absent;
}

export async function listSiteIncidents(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly site: Id<'site'>; readonly state: 'open' | 'all' | undefined },
): Promise<IncidentPage | Absent> {
  if (!(await siteInReach(deps, actor, asked.site))) return absent;
  const found =
    asked.state === 'open' ? await deps.incidents.due(asked.site, '~') : await deps.incidents.of(asked.site);
  return pageOf(found, asked);
}

export async function listIncidents(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly city: string; readonly state: 'open' | 'all' | undefined },
): Promise<IncidentPage> {
  const found = await deps.incidents.listed(asked.city);
  return pageOf(
    found.filter(
      (incident) =>
        watchesOver(deps, actor, incident.jurisdiction) &&
        (asked.state !== 'open' || closedAt(incident) === undefined),
    ),
    asked,
  );
}

function pageOf(found: readonly Incident[], position: PagePosition): IncidentPage {
  // What is still open stands first, however old: nobody leafs through closed ones for it.
  const ordered = found.toSorted(
    (one, other) =>
      Number(closedAt(one) !== undefined) - Number(closedAt(other) !== undefined) ||
      (one.on > other.on ? -1 : one.on < other.on ? 1 : 0) ||
      other.at - one.at,
  );
  const { items, next } = pageFrom(ordered, position);
  return { items: items.map((incident) => viewFor(incident, { kind: 'staff' })), next };
}

type Reader = { readonly kind: 'staff' } | { readonly kind: 'family'; readonly household: Id<'household'> };

function viewFor(incident: Incident, reader: Reader): IncidentView {
  const { id, site, kind, on, at, what, words, revision } = incident;
  const mine = (one: Concerned) => reader.kind === 'staff' || one.household === reader.household;
  return {
    id,
    site,
    kind,
    on,
    at,
    concerned: incident.concerned
      .filter(mine)
      .map(({ booking, recipient, offer }) => ({ booking, recipient, offer })),
    what,
    words: words.map((word) => ({
      words: word.words,
      told: [...word.told],
      closes: word.closes,
      at: isoAt(word.at),
      role: word.role,
    })),
    isOpen: closedAt(incident) === undefined,
    revision,
  };
}

/** Each household once, about the first of its people. What exactly happened is read on the page, not in an SMS. */
function tellsOf({ id, site, on, concerned }: Incident, at: number): readonly Tell[] {
  const households = new Map(concerned.toReversed().map((one) => [one.household, one]));
  return [...households.values()].map(({ household, booking, recipient, offer }) => ({
    kind: 'incident',
    to: { who: 'household', id: household },
    about: { person: recipient.id, booking, site: site.id, other: id },
    facts: { site: site.name, on, person: recipient.name, what: offer },
    at,
  }));
}
