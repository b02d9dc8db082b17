import { useActingFor } from '../../../api/actingFor';
import { useRole } from '../role';
import { useMe } from './useMe';

/**
 * Whether a family is signed in, or the desk for one: then its children may be asked for on a page that is open to
 * everyone. Before the server has said who it is, whoever this phone knows counts, and the first questions go out
 * together; the server answers each by the token alone.
 */
export function useIsFamily(): boolean {
  const { data: me, isSignedIn } = useMe();
  const known = useRole();
  const acting = useActingFor();
  if (!isSignedIn) return false;
  const role = me?.role ?? known;
  return role === 'family' || (role === 'desk' && acting !== undefined);
}
