import type { CivilDate } from '@huiyue/shared/civil';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { certificateStateOn } from '@huiyue/shared/registry/certificate';
import { isAtWork, type StaffMember } from '@huiyue/shared/registry/staffMember';
import type { Site } from '@huiyue/shared/site';

type Paper = SiteTodayView['papers'][number];
type Held = Pick<Paper, 'kind' | 'name'> & {
  readonly from: CivilDate;
  readonly until?: CivilDate | undefined;
};

/** What has run out, or soon will, of the site's papers and of those at work there; what ends first comes first. */
export function papersToRenew(
  { certificates = [] }: Pick<Site, 'certificates'>,
  staff: readonly StaffMember[],
  on: CivilDate,
): Paper[] {
  const held: readonly Held[] = [
    ...certificates.map(({ kind, from, until }) => ({ kind, name: null, from, until })),
    ...staff
      .filter((one) => isAtWork(one, on))
      .flatMap(({ name, since, health, certificate }): readonly Held[] => [
        ...(health ? [{ kind: 'health' as const, name, from: health.on, until: health.until }] : []),
        ...(certificate
          ? [{ kind: 'qualification' as const, name, from: since, until: certificate.until }]
          : []),
      ]),
  ];
  return held
    .flatMap(({ kind, name, from, until }): readonly Paper[] => {
      if (until === undefined) return [];
      const state = certificateStateOn({ from, until }, on);
      return state === 'endsSoon' || state === 'expired' ? [{ kind, name, until, state }] : [];
    })
    .sort((one, other) => one.until.localeCompare(other.until));
}
