import { accepted, type Outcome } from '@huiyue/shared/outcome';

/** What is not there and what is not yours look the same from outside. */
export const absent = { absent: true } as const;
export type Absent = typeof absent;

/** A read that found something, as an outcome. */
export function found<T extends object>(value: T | Absent): Outcome<T> | Absent {
  return 'absent' in value ? absent : accepted(value);
}
