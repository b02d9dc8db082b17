import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askAgain, type CallFailed } from '../api/queries';
import type { Reader } from '../words/refusals';
import { FailureNotice } from './FailureNotice';

/** In place of what could not be read. One press asks again for everything that failed, not for this alone. */
export function NotRead({ error, reader = 'family' }: { error: CallFailed; reader?: Reader }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<CallFailed>();
  const again = () => {
    setAsked(error);
    askAgain(client);
  };
  return (
    <FailureNotice failure={error.failure} reader={reader} onRetry={again} isRetrying={asked === error} />
  );
}
