import type { Size } from './size';

/** The class on the page shell that sets every token. The figures themselves are in `tokens.scss`, once. */
export const sizeClass = {
  standard: 'size-standard',
  elder: 'size-elder',
} as const satisfies Record<Size, string>;

export const sizeName = {
  standard: '标准版',
  elder: '大字版',
} as const satisfies Record<Size, string>;
