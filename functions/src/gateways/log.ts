import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../ports';

/** One line per request and per fault, as JSON. What may stand in it is decided by the Log port's types. */
export function powertoolsLog(logger = new Logger({ serviceName: 'huiyue' })): Log {
  return {
    request: (line) => {
      if (line.status >= 500) logger.error('request', line);
      else logger.info('request', line);
    },
    fault: (error, context) => {
      logger.error('fault', { ...context, error: error instanceof Error ? error : String(error) });
    },
  };
}
