import type { ReactNode } from 'react';
import { NotRead } from '../notices/NotRead';
import { Skeleton } from '../ui/Skeleton';
import type { Reader } from '../words/refusals';
import { useNotRead, type Asked } from './useNotRead';

type Props<T> = {
  readonly query: Asked & { readonly data: T | undefined };
  /** What is being fetched: 正在查找托位. */
  readonly label: string;
  readonly cards?: number;
  readonly reader?: Reader;
  readonly children: (data: T) => ReactNode;
};

/** A page's data on its way: grey shapes, then the thing itself, or what went wrong and a way to try again. */
export function Answered<T>({ query, label, cards, reader = 'family', children }: Props<T>) {
  const error = useNotRead([query]);
  const { data } = query;
  if (data !== undefined) return <>{children(data)}</>;
  if (!error) return <Skeleton label={label} {...(cards !== undefined && { cards })} />;
  return <NotRead error={error} reader={reader} />;
}
