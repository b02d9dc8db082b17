import type { CivilDate } from './civil';
import type { Point } from './geo';
import type { Id } from './ids';
import type { ShutDay } from './house/closing';
import type { Certificate } from './registry/certificate';

export const providerKinds = [
  'childcareCentre',
  'kindergarten',
  'homeBasedSite',
  'employerSite',
  'communityStation',
] as const;
export type ProviderKind = (typeof providerKinds)[number];

export const ownerships = ['public', 'private', 'publicBuiltPrivatelyRun'] as const;
export type Ownership = (typeof ownerships)[number];

/** Registered with the market authority and filed with the health authority are two different things. */
export type Filing =
  | { readonly status: 'filed'; readonly number: string; readonly on: CivilDate }
  | { readonly status: 'registered' };

/** Designated 普惠 by an authority: from then on the published cap binds every price of the site. */
export type InclusiveDesignation = {
  readonly authority: string;
  readonly on: CivilDate;
  /** Last day; absent while it holds until it is taken back. */
  readonly until?: CivilDate;
};

/**
 * An employer's staff go first: until that day, or for good. Whoever is not of the staff may book afterwards.
 */
export type StaffFirst = { readonly until?: CivilDate };

/** Registered where, as the law has it for this kind of institution. Registered is not yet filed. */
export type Registration = { readonly authority: string; readonly number: string; readonly on: CivilDate };

export type Site = {
  readonly id: Id<'site'>;
  readonly name: string;
  /** Division code of the county or district the site stands in; policy is looked up from there upwards. */
  readonly jurisdiction: string;
  /** Division code of the city whose residents search it. */
  readonly city: string;
  readonly address: string;
  readonly phone: string;
  readonly point: Point;
  readonly providerKind: ProviderKind;
  readonly ownership: Ownership;
  readonly filing: Filing;
  readonly registration?: Registration;
  readonly designation?: InclusiveDesignation;
  /** Why it bears the designation no more. */
  readonly designationEnded?: { readonly on: CivilDate; readonly reason: string };
  readonly certificates?: readonly Certificate[];
  /** When a kindergarten stated that all children of kindergarten age who applied have been taken in. */
  readonly intakeMetOn?: CivilDate;
  readonly staffFirst?: StaffFirst;
  /** A code of `grades` in the place's policy: 示范, 五星级 … */
  readonly grade?: string;
  /** Days from today on for which nothing is sold, since the house is shut. */
  readonly shutDays?: readonly ShutDay[];
  /** Invented for demonstration, and shown as such wherever it appears. */
  readonly isInvented: boolean;
  /** Counts the changes since it was entered; absent before the first. */
  readonly revision?: number;
};
