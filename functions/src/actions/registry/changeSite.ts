import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { SiteStandingView } from '@huiyue/shared/contract/registry';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { withCertificate, type Certificate } from '@huiyue/shared/registry/certificate';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Site, StaffFirst } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { standingOf } from './standing';

type Asked = { readonly site: Id<'site'>; readonly revision: number };

/** What is changed of a site is changed of the one that was read: of two who write at once, one looks again. */
async function changeSite(
  deps: Deps,
  actor: Actor,
  { site: id, revision }: Asked,
  change: (site: Site, today: CivilDate) => Site | Refusal,
  receipt: Receipt,
): Promise<Outcome<SiteStandingView> | Absent> {
  const site = await siteInReach(deps, actor, id);
  if (!site) return absent;
  const known = site.revision ?? 0;
  if (revision !== known) return refused({ code: 'site.changed', facts: { revision: known } });
  const changed = change(site, dateAt(deps.now()));
  if ('code' in changed) return refused(changed);
  const next = { ...changed, revision: known + 1 };
  const body = await standingOf(deps, next);
  const result = await deps.sites.change(next, { receipt, body });
  return result === 'committed'
    ? accepted(body)
    : refused({ code: 'site.changed', facts: { revision: known + 1 } });
}

export function putCertificate(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly certificate: Certificate },
  receipt: Receipt,
): Promise<Outcome<SiteStandingView> | Absent> {
  const { certificate } = asked;
  return changeSite(
    deps,
    actor,
    asked,
    (site) => {
      const { from, until } = certificate;
      if (until !== undefined && until < from)
        return { code: 'certificate.endsBeforeItBegins', facts: { from, until } };
      return { ...site, certificates: withCertificate(site.certificates ?? [], certificate) };
    },
    receipt,
  );
}

export function changeOpening(
  deps: Deps,
  actor: Actor,
  asked: Asked & {
    readonly intakeMet?: boolean | undefined;
    readonly staffFirst?: StaffFirst | null | undefined;
  },
  receipt: Receipt,
): Promise<Outcome<SiteStandingView> | Absent> {
  return changeSite(
    deps,
    actor,
    asked,
    ({ intakeMetOn, staffFirst, ...site }, today) => {
      const met = asked.intakeMet === undefined ? intakeMetOn : asked.intakeMet ? today : undefined;
      const first = asked.staffFirst === undefined ? staffFirst : (asked.staffFirst ?? undefined);
      return { ...site, ...(met && { intakeMetOn: met }), ...(first && { staffFirst: first }) };
    },
    receipt,
  );
}

export function recordFiling(
  deps: Deps,
  actor: Actor,
  asked: Asked & {
    readonly registration?: NonNullable<Site['registration']> | undefined;
    readonly filed?: { readonly number: string; readonly on: CivilDate } | null | undefined;
  },
  receipt: Receipt,
): Promise<Outcome<SiteStandingView> | Absent> {
  const { registration, filed } = asked;
  return changeSite(
    deps,
    actor,
    asked,
    (site) => ({
      ...site,
      ...(registration && { registration }),
      ...(filed && { filing: { status: 'filed' as const, ...filed } }),
      ...(filed === null && { filing: { status: 'registered' as const } }),
    }),
    receipt,
  );
}

export function designateSite(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly designation: NonNullable<Site['designation']> },
  receipt: Receipt,
): Promise<Outcome<SiteStandingView> | Absent> {
  return changeSite(
    deps,
    actor,
    asked,
    (site) => {
      const { on, until } = asked.designation;
      if (until !== undefined && until < on)
        return { code: 'certificate.endsBeforeItBegins', facts: { from: on, until } };
      const { designationEnded: _, ...rest } = site;
      return { ...rest, designation: asked.designation };
    },
    receipt,
  );
}

export function endDesignation(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly reason: string },
  receipt: Receipt,
): Promise<Outcome<SiteStandingView> | Absent> {
  return changeSite(
    deps,
    actor,
    asked,
    (site, today) => {
      const { designation: _, ...rest } = site;
      return { ...rest, designationEnded: { on: today, reason: asked.reason } };
    },
    receipt,
  );
}
