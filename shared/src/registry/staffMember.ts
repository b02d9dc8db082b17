import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';

export const posts = ['manager', 'carer', 'nurse', 'cook', 'guard', 'other'] as const;
export type Post = (typeof posts)[number];

/** Who works at a site. Of the identity card stay a keyed digest and its last four digits, nothing else. */
export type StaffMember = {
  readonly id: Id<'staff'>;
  readonly site: Id<'site'>;
  readonly name: string;
  readonly post: Post;
  readonly identity: { readonly digest: string; readonly lastFour: string };
  readonly since: CivilDate;
  /** Last day at work; absent while they work here. */
  readonly leftOn?: CivilDate;
  /** What they are qualified by, as it is printed: 保育师(四级), 养老护理员 … */
  readonly certificate?: {
    readonly title: string;
    readonly number: string;
    readonly until?: CivilDate;
  };
  /** The last health check, and the day from which on it no longer counts. */
  readonly health?: { readonly on: CivilDate; readonly until: CivilDate };
  readonly enteredAt: Instant;
  readonly enteredBy: Id<'account'>;
  readonly revision: number;
};

export function isAtWork({ since, leftOn }: StaffMember, on: CivilDate): boolean {
  return since <= on && (leftOn === undefined || on <= leftOn);
}

export function isCertified({ certificate }: StaffMember, on: CivilDate): boolean {
  return certificate !== undefined && (certificate.until === undefined || on <= certificate.until);
}

export function isHealthy({ health }: StaffMember, on: CivilDate): boolean {
  return health !== undefined && health.on <= on && on <= health.until;
}

/** Who may look after people, of how many; a carer counts with a certificate and a health check that hold. */
export function staffCount(
  staff: readonly StaffMember[],
  on: CivilDate,
): {
  readonly atWork: number;
  readonly carers: number;
  readonly certifiedCarers: number;
  readonly withoutHealthCheck: number;
} {
  const atWork = staff.filter((one) => isAtWork(one, on));
  const carers = atWork.filter(({ post }) => post === 'carer' || post === 'nurse');
  return {
    atWork: atWork.length,
    carers: carers.length,
    certifiedCarers: carers.filter((one) => isCertified(one, on) && isHealthy(one, on)).length,
    withoutHealthCheck: atWork.filter((one) => !isHealthy(one, on)).length,
  };
}

/**
 * Somebody who may never again work with the young or the old, by decision of an authority. Known by the same keyed
 * digest as staff are: the list itself tells nobody who is on it.
 */
export type Barred = {
  readonly digest: string;
  readonly decision: string;
  readonly authority: string;
  readonly on: CivilDate;
  readonly by: Id<'account'>;
  /** Taken off again, on appeal: the decision that says so. */
  readonly lifted?: { readonly decision: string; readonly on: CivilDate; readonly by: Id<'account'> };
  readonly revision: number;
};

/** Somebody tried to enter a barred person. Kept for the authority; the institution learns that it may not. */
export type BarredAttempt = {
  readonly id: Id<'attempt'>;
  readonly site: Id<'site'>;
  readonly jurisdiction: string;
  readonly city: string;
  readonly digest: string;
  readonly lastFour: string;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly revision: number;
};
