import type { Clause } from '@huiyue/shared/policy/clauses';

const statusWord = { issued: '已发布', draft: '草案' } as const satisfies Record<Clause['status'], string>;

/** Beside a field that already says the figure: only where its words can be read, and whether they are in force. */
export function originalWords({ status }: Clause): string {
  return `看公布的原文（${statusWord[status]}）`;
}
