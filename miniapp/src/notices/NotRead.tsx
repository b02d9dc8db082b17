import { useQueryClient } from '@tanstack/react-query';
import type { CallFailed } from '../api/queries';
import type { Reader } from '../words/refusals';
import { FailureNotice } from './FailureNotice';

/**
 * In place of what could not be read. One press asks again for everything that failed, not only for what this stands
 * in place of: a network that was gone was gone for all of it.
 */
export function NotRead({ error, reader = 'family' }: { error: CallFailed; reader?: Reader }) {
  const client = useQueryClient();
  const askAgain = () =>
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  return <FailureNotice failure={error.failure} reader={reader} onRetry={askAgain} />;
}
