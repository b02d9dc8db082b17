import { useActingFor } from '../../../api/actingFor';
import { useMe } from './useMe';

/**
 * Whether a family is signed in, or the desk for one: then its children may be asked for on a page that is open to
 * everyone.
 */
export function useIsFamily(): boolean {
  const { data: me, isSignedIn } = useMe();
  const acting = useActingFor();
  if (!isSignedIn) return false;
  return me?.role === 'family' || (me?.role === 'desk' && acting !== undefined);
}
