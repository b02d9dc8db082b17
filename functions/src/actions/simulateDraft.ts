import { addMonthsTo, dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { SimulationView } from '@huiyue/shared/contract/publishing';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { amended } from '@huiyue/shared/policy/amend';
import { draftRevisionOf, draftStateOf } from '@huiyue/shared/publishing/draft';
import { simulate } from '@huiyue/shared/publishing/simulate';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { breachView } from './policyViews';
import { actsFor, amendmentOf } from './publishing';
import { readSitesOnSale, type SitesPage } from './sitesOnSale';

/** The contract lets nobody keep more months open for booking. */
const mostMonthsAhead = 12;

/** What a draft would do if it were published now: some of the sites of its place, and where the rest begins. */
export async function simulateDraft(
  deps: Deps,
  actor: Actor,
  id: Id<'draft'>,
  page: SitesPage,
): Promise<Outcome<SimulationView> | Absent> {
  const draft = await deps.publishing.findDraft(id);
  if (!draft || !actsFor(actor, draft.jurisdiction)) return absent;
  const state = draftStateOf(draft);
  if (state !== 'open') return refused({ code: 'draft.notOpen', facts: { state } });
  const now = deps.now();
  const { policy: before } = deps;
  const read = amendmentOf(before, draft, now);
  if (!read.ok) return read;
  const { from, version } = read.value;
  const after = amended(before, [read.value]);

  const { onSale, progress } = await readSitesOnSale(deps, draft.jurisdiction, page);
  const months = monthsFrom(monthOf(from), addMonthsTo(monthOf(dateAt(now)), mostMonthsAhead));
  const simulated = await Promise.all(
    onSale.map(async (one) => {
      const booked = await Promise.all(months.map((month) => deps.bookings.ofSite(one.site.id, month)));
      const bookings = booked.flat();
      return { site: one.site, ...simulate({ before, after }, { onSale: one, bookings, from }, now) };
    }),
  );
  return accepted({
    draft: draft.id,
    revision: draftRevisionOf(draft),
    nextNumber: version,
    from,
    breaches: simulated.flatMap(({ breaches }) => breaches.map(breachView)),
    savings: simulated.flatMap(({ site, savings }) =>
      savings.map((saving) => ({ site: { id: site.id, name: site.name }, ...saving })),
    ),
    ...progress,
  });
}

function monthsFrom(first: CivilMonth, last: CivilMonth): readonly CivilMonth[] {
  return first > last ? [] : [first, ...monthsFrom(addMonthsTo(first, 1), last)];
}
