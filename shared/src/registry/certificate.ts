import type { CivilDate } from '../civil';
import { addDays } from '../civil';
import type { InstitutionDemand } from '../policy/institutionDemands';

/** Papers an institution shows that it is safe and insured by: 消防, 食品经营许可, 卫生评价, 房屋安全, 责任保险. */
export const certificateKinds = ['fire', 'food', 'hygiene', 'building', 'insurance'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

export type Certificate = {
  readonly kind: CertificateKind;
  readonly number: string;
  readonly issuedBy: string;
  readonly from: CivilDate;
  /** Last day on which it holds; absent where it has none. */
  readonly until?: CivilDate;
};

/**
 * What becomes of an institution whose paper has run out. Safety stops new bookings; missing insurance warns families.
 * Those in care already stay, in either case.
 */
export const whenExpired = {
  fire: { does: 'stops', demand: 'fireSafety' },
  food: { does: 'stops', demand: 'foodSafety' },
  hygiene: { does: 'stops', demand: 'foodSafety' },
  building: { does: 'stops', demand: 'fireSafety' },
  insurance: { does: 'warns', demand: 'insurance' },
} as const satisfies Record<
  CertificateKind,
  { readonly does: 'stops' | 'warns'; readonly demand: InstitutionDemand }
>;

export type CertificateState = 'valid' | 'endsSoon' | 'expired' | 'notYet';

/** So many days ahead staff are reminded: time enough to have a paper renewed. Ours; no plan names a time. */
const remindedDaysAhead = 60;

export function certificateStateOn(
  { from, until }: Pick<Certificate, 'from' | 'until'>,
  on: CivilDate,
): CertificateState {
  if (on < from) return 'notYet';
  if (until === undefined) return 'valid';
  if (until < on) return 'expired';
  return until < addDays(on, remindedDaysAhead) ? 'endsSoon' : 'valid';
}

/** The papers that hold on a day no more. A kind that was never entered is a gap of the self-check, and stops nothing. */
export function expiredOn(certificates: readonly Certificate[], on: CivilDate): readonly Certificate[] {
  return certificates.filter((one) => certificateStateOn(one, on) === 'expired');
}

/** One paper of each kind counts: a renewed one takes the place of the one before. */
export function withCertificate(
  certificates: readonly Certificate[],
  next: Certificate,
): readonly Certificate[] {
  const kept = certificates.filter(({ kind }) => kind !== next.kind);
  return [...kept, next].sort(
    (one, other) => certificateKinds.indexOf(one.kind) - certificateKinds.indexOf(other.kind),
  );
}
