import type { CareMode } from './childcareKinds';
import type { FeeItem } from './feeItems';
import type { AskedAt } from './inForce';
import { institutionScope, type AskedScope, type Institution } from './scope';
import type { ServiceLine } from './serviceLines';

/** Which fee a rule on refunds, absences or parts of a month is asked about. */
export type FeeQuestion = AskedAt & {
  readonly line: ServiceLine;
  readonly feeItem: FeeItem;
  readonly careMode?: CareMode;
  readonly institution?: Institution;
};

export function feeScope({ line, feeItem, careMode, institution }: FeeQuestion): AskedScope {
  return { line, feeItem, ...(careMode && { careMode }), ...institutionScope(institution) };
}
