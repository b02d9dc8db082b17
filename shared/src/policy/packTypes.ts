import type {
  Contradiction,
  Damage,
  Indicator,
  Jurisdiction,
  PolicyConstant,
  PolicyDocument,
  PolicyPack,
  Slot,
  Validity,
} from '../contract/policyPack';
import type { Clause } from './clauses';

type Lists = PolicyPack['childcare'] & PolicyPack['fees'] & PolicyPack['support'] & { slots: Slot[] };

/** Every list of rules there is, by its name in the packs. */
export type Rules = { readonly [Kind in keyof Lists]: readonly Lists[Kind][number][] };
export type RuleKind = keyof Rules;

/** All packs, and what was published since, as one body of rules. */
export type Policy = {
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  readonly jurisdictions: ReadonlyMap<string, Jurisdiction>;
  readonly grades: ReadonlyMap<string, string>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly rules: Rules;
  /** By id of a rule: the pack and its edition, or the publication, that brought it. */
  readonly versions: ReadonlyMap<string, string>;
  /** By id of a rule: when others hold in its place. */
  readonly replacements: ReadonlyMap<string, readonly Validity[]>;
  /** The last publication of each place, by its code. */
  readonly publications: ReadonlyMap<string, number>;
  readonly constants: readonly PolicyConstant[];
  readonly indicators: readonly Indicator[];
  readonly damage: readonly Damage[];
  readonly contradictions: readonly Contradiction[];
};

/** What any rule needs to be found: where it holds and when. */
export type Placed = {
  readonly id?: string;
  readonly jurisdiction: string;
  readonly validity?: Validity;
};
