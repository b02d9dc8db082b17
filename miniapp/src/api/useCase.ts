import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { actingNow, setActingFor, type ActingFor } from './actingFor';
import { dropForms } from './keptForms';
import { keptSends } from './keptSends';
import { forgetUndecided } from './unsent';

/** What belongs to no household stays: who is signed in, the cities and their published rules. */
const ofNobody = new Set<unknown>(['me', 'cities', 'policy']);

/** Nothing of the household before is shown or sent any more. Reset, not removed: pages that stay mounted let go. */
function leave(client: QueryClient): void {
  const acting = actingNow();
  if (acting) dropForms(acting.household);
  setActingFor(undefined);
  keptSends.giveUp();
  forgetUndecided();
  void client.resetQueries({ predicate: ({ queryKey }) => !ofNobody.has(queryKey[0]) });
}

export function useEndCase(): () => void {
  const client = useQueryClient();
  return () => leave(client);
}

/** From here on the app acts for this household, and for no other. */
export function useOpenCase(): (acting: ActingFor) => void {
  const client = useQueryClient();
  return (acting) => {
    leave(client);
    setActingFor(acting);
  };
}
