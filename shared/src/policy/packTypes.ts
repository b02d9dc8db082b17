import type {
  Contradiction,
  Damage,
  Indicator,
  Jurisdiction,
  PolicyConstant,
  PolicyDocument,
  PolicyPack,
  PriorityGroups,
  Slot,
  Validity,
} from '../contract/policyPack';
import type { Clause } from './clauses';

type Childcare = PolicyPack['childcare'];

/** All packs as one body of rules. Built by assemblePolicy, which proves that nothing in it dangles or collides. */
export type Policy = {
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  readonly jurisdictions: ReadonlyMap<string, Jurisdiction>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly childcare: { readonly [Kind in keyof Childcare]: Readonly<Childcare[Kind]> };
  readonly slots: readonly Slot[];
  readonly constants: readonly PolicyConstant[];
  readonly priorityGroups: readonly PriorityGroups[];
  readonly indicators: readonly Indicator[];
  readonly damage: readonly Damage[];
  readonly contradictions: readonly Contradiction[];
};

/** What any rule needs to be found: where it holds and when. */
export type Placed = { readonly jurisdiction: string; readonly validity?: Validity };
