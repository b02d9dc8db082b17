import { isoAt } from '@huiyue/shared/civil';
import type { StatementSummary, StatementView } from '@huiyue/shared/contract/statements';
import type { Site } from '@huiyue/shared/site';
import { statementRevision, totalFen, type Statement } from '@huiyue/shared/subsidies/statement';

type Named = Pick<Site, 'id' | 'name'>;

export function summaryOf(statement: Statement, { id, name }: Named): StatementSummary {
  return {
    site: { id, name },
    month: statement.month,
    state: statement.state,
    revision: statementRevision(statement),
    totalFen: totalFen(statement),
  };
}

export function statementView(statement: Statement, site: Named): StatementView {
  return {
    ...summaryOf(statement, site),
    lines: statement.lines.map(({ kind, line, group, unit, rule, count, unitFen, amountFen, excludes }) => ({
      kind,
      line,
      group: group ?? null,
      unit,
      clause: rule.clause,
      count,
      unitFen: unitFen ?? null,
      amountFen,
      excludes: [...(excludes ?? [])],
    })),
    unpaid: statement.unpaid.map(({ clause, ...line }) => ({ ...line, clause: clause ?? null })),
    corrections: statement.corrections.map(({ rule, group, people, ...line }) => ({
      ...line,
      group: group ?? null,
      clause: rule.clause,
      people: [...people],
    })),
    history: statement.history.map(({ act, at, by, role, reason }) => ({
      act,
      at: isoAt(at),
      by,
      role,
      reason: reason ?? null,
    })),
  };
}
