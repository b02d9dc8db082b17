import type { Log } from '../ports';

/** A person at a terminal wants to hear of faults and of nothing else. */
export const quietLog: Log = {
  request: () => undefined,
  fault: (error, { route, requestId }) => {
    process.stderr.write(
      `fault in ${route} (${requestId}): ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  },
};
