import { useMe } from './useMe';

/** Whether a family is signed in: then its children may be asked for on a page that is open to everyone. */
export function useIsFamily(): boolean {
  const { data: me, isSignedIn } = useMe();
  return isSignedIn && me?.role === 'family';
}
