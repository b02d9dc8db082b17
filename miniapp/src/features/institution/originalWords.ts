import type { Clause } from '@huiyue/shared/policy/clauses';
import { clauseStatusWords } from '../../ui/ClauseLink';

/** Beside a field that already says the figure: only where its words can be read, and whether they are in force. */
export function originalWords({ status }: Clause): string {
  return `看公布的原文（${clauseStatusWords[status]}）`;
}
