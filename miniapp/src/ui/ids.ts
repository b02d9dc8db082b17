import { useId } from 'react';

/** An id that ties a label to its field. React's own carries colons, which WeChat's selectors cannot read. */
export function useElementId(part: string): string {
  return `${part}${useId().replace(/:/g, '')}`;
}
