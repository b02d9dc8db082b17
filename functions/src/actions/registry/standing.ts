import { dateAt } from '@huiyue/shared/civil';
import type { RegistryView, SiteStandingView } from '@huiyue/shared/contract/registry';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { certificateKinds } from '@huiyue/shared/registry/certificate';
import { refusalOfPapers } from '@huiyue/shared/registry/opensToNew';
import { gapsIn, type SelfCheck } from '@huiyue/shared/registry/selfCheck';
import { staffCount, type StaffMember } from '@huiyue/shared/registry/staffMember';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { pageFrom, type PagePosition } from '../pages';
import { citiesAbout, isBelow } from '../sitesOnSale';
import { watchesOver } from '../supervision';
import { certificateView } from './certificateView';

export async function readSiteStanding(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<SiteStandingView | Absent> {
  const site = await siteInReach(deps, actor, id);
  return site ? standingOf(deps, site) : absent;
}

/** Every institution of a place and below it, those with something to do first, with the rates of all of them. */
export async function readRegistry(
  deps: Deps,
  actor: Actor,
  jurisdiction: string,
  position: PagePosition,
): Promise<RegistryView | Absent> {
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  const cities = await Promise.all(
    citiesAbout(deps.policy, jurisdiction).map((city) => deps.sites.inCity(city)),
  );
  const sites = cities
    .flat()
    .map(({ site }) => site)
    .filter((site) => isBelow(deps.policy, site.jurisdiction, jurisdiction))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const standings = await Promise.all(sites.map((site) => standingOf(deps, site)));
  const sum = (of: (one: SiteStandingView) => number) => standings.reduce((all, one) => all + of(one), 0);
  return {
    ...pageFrom(
      standings.toSorted((one, other) => urgency(other) - urgency(one)),
      position,
    ),
    sites: standings.length,
    filed: sum(({ filing }) => (filing.status === 'filed' ? 1 : 0)),
    stopped: sum(({ stopped }) => (stopped ? 1 : 0)),
    carers: sum(({ staff }) => staff.carers),
    certifiedCarers: sum(({ staff }) => staff.certifiedCarers),
  };
}

function urgency({ stopped, certificates, filing }: SiteStandingView): number {
  if (stopped) return 3;
  if (certificates.some(({ state }) => state === 'endsSoon' || state === 'expired')) return 2;
  return filing.status === 'filed' ? 0 : 1;
}

export async function standingOf(deps: Deps, site: Site): Promise<SiteStandingView> {
  const [staff, selfCheck] = await Promise.all([
    deps.staff.of(site.id),
    deps.selfChecks.find(site.id, 'LAST'),
  ]);
  return standingView(deps, site, staff, selfCheck);
}

function standingView(
  deps: Deps,
  site: Site,
  staff: readonly StaffMember[],
  selfCheck: SelfCheck | undefined,
): SiteStandingView {
  const today = dateAt(deps.now());
  const { certificates = [], designation, staffFirst } = site;
  const stop = refusalOfPapers(deps.policy, site, today);
  return {
    site: site.id,
    name: site.name,
    jurisdiction: site.jurisdiction,
    city: site.city,
    providerKind: site.providerKind,
    ownership: site.ownership,
    registration: site.registration ?? null,
    filing: site.filing,
    designation: designation
      ? { authority: designation.authority, on: designation.on, until: designation.until ?? null }
      : null,
    designationEnded: site.designationEnded ?? null,
    certificates: certificates.map((one) => certificateView(one, today)),
    missing: certificateKinds.filter((kind) => !certificates.some((one) => one.kind === kind)),
    stopped:
      stop?.code === 'site.certificateExpired'
        ? { certificate: stop.facts.certificate, until: stop.facts.until, clause: stop.clause ?? null }
        : null,
    intakeMetOn: site.intakeMetOn ?? null,
    staffFirst: staffFirst ? { until: staffFirst.until ?? null } : null,
    staff: staffCount(staff, today),
    selfCheckedOn: selfCheck?.on ?? null,
    openGaps: selfCheck ? gapsIn(site.providerKind, selfCheck.answers).length : null,
    revision: site.revision ?? 0,
  };
}
