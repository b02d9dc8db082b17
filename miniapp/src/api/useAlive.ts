import { useIsShown } from '../platform/useIsShown';
import { aliveEvery, type Alive } from './alive';

/** Asks anew now and then while this page is looked at. */
export function useAlive(everyMs: number): Alive {
  const isShown = useIsShown();
  return isShown ? aliveEvery(everyMs) : () => false;
}
