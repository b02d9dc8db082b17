import { useEffect, useRef, type MutableRefObject } from 'react';

/** The newest of something, for code that runs later than the render it was made in. */
export function useLatest<T>(value: T): MutableRefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
