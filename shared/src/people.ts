import type { CivilDate } from './civil';
import type { Allergen, Diet } from './diet';
import type { Id } from './ids';

export const roles = ['family', 'institution', 'desk', 'regulator'] as const;
export type Role = (typeof roles)[number];

/** Who is asking, as their token says. The scope is part of it: nobody acts outside their own. */
export type Actor = {
  readonly account: Id<'account'>;
  readonly role: Role;
  /** A family's own household; absent for everyone else. */
  readonly household?: Id<'household'>;
  /** The sites an institution's staff work at; empty for everyone else. */
  readonly sites: readonly Id<'site'>[];
  /** The places a regulator publishes for, by division code; absent for everyone else. */
  readonly jurisdictions?: readonly string[];
};

/**
 * What somebody was shown to prove, and who looked at it: that a person belongs to a group places are kept back for,
 * or to one the plans put first on a waiting list. The paper itself is not kept.
 */
export type Proof = {
  readonly group: ProvenGroup;
  /** A group by the code of the published list it stands on. */
  readonly published?: string;
  /** Where an institution looked at it, and where alone it counts; the desk's counts everywhere. */
  readonly site?: Id<'site'>;
  readonly by: Id<'account'>;
  readonly on: CivilDate;
};
export const provenGroups = ['safetyNet', 'staff', 'priority'] as const;
export type ProvenGroup = (typeof provenGroups)[number];

export type PersonKind = 'child' | 'elder';

/** How somebody gets about. */
export const mobilities = ['walks', 'walksWithAid', 'wheelchair', 'inBed'] as const;
export type Mobility = (typeof mobilities)[number];

/** The grades of 《老年人能力评估规范》 (GB/T 42195), from able to wholly disabled. */
export const careLevels = ['able', 'mild', 'moderate', 'severe', 'total'] as const;
export type CareLevel = (typeof careLevels)[number];

/** What an assessment came to: entered by whoever looked at it, never by the family. */
export type AssessedCareLevel = {
  readonly level: CareLevel;
  /** The day of the assessment. */
  readonly on: CivilDate;
  readonly by: Id<'account'>;
  /** Where an institution looked at it; absent for the desk. */
  readonly site?: Id<'site'>;
};

/**
 * What a service may have to know of somebody, all of it optional. Who is shown which field is said once, in
 * `circle/cardFields`.
 */
export type CareCard = {
  readonly allergies?: readonly Allergen[];
  readonly diets?: readonly Diet[];
  readonly mobility?: Mobility;
  readonly emergencyContact?: { readonly name: string; readonly phone: string };
  /** Where meals and home services come to. */
  readonly address?: string;
  readonly careLevel?: AssessedCareLevel;
  /** Who may fetch a child, beside whoever keeps the card. */
  readonly collectors?: readonly { readonly name: string; readonly phone?: string }[];
};

/** Asked for nothing but what a place needs: a name to call the child by, and a birth date to find the class. */
export type Child = {
  readonly id: Id<'child'>;
  readonly household: Id<'household'>;
  readonly name: string;
  readonly birthDate: CivilDate;
  readonly proofs?: readonly Proof[];
  readonly card?: CareCard;
  /** Counts from 1 with every change; absent while it is as it was entered. */
  readonly revision?: number;
};

/** The same of an elder: whoever orders for them and pays may be someone else. */
export type Elder = {
  readonly id: Id<'elder'>;
  readonly household: Id<'household'>;
  readonly name: string;
  readonly birthDate: CivilDate;
  readonly proofs?: readonly Proof[];
  readonly card?: CareCard;
  /** Counts from 1 with every change; absent while it is as it was entered. */
  readonly revision?: number;
};
