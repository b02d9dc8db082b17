import { QueryClient } from '@tanstack/react-query';
import { canRetry, type Answer, type Failure } from './answer';

/** A failed answer on its way through the query library, which knows failures only as thrown. */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.problem?.code ?? failure.kind);
    this.name = 'CallFailed';
    this.failure = failure;
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailed;
  }
}

/** For a query's function: `queryFn: () => dataOf(get<SiteCard>('/sites/…'))`. */
export async function dataOf<T>(answering: Promise<Answer<T>>): Promise<T> {
  const answer = await answering;
  if (!answer.ok) throw new CallFailed(answer);
  return answer.data;
}

/** A refusal stays a refusal. What got no answer is asked for twice more, a little later each time. */
function shouldRetry(failures: number, { failure }: CallFailed): boolean {
  return failures < 2 && canRetry(failure);
}

/** Asks once more for everything in sight that failed: a network that was gone was gone for all of it. */
export function askAgain(client: QueryClient): void {
  void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // `always`: WeChat does not tell the library whether it is online, and a paused query never ends.
      queries: {
        networkMode: 'always',
        retry: shouldRetry,
        retryDelay: (failures) => 1000 * 3 ** failures,
        staleTime: 15_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
