import type { Clause } from '@huiyue/shared/policy/clauses';

export const documentStatusWords = {
  issued: '正式文件',
  draft: '征求意见稿',
} as const satisfies Record<Clause['status'], string>;

/** Said beside a figure, so that a draft never looks like law: 草案 */
export function draftMark(status: Clause['status']): string {
  return status === 'draft' ? '草案' : '';
}
