import type { Site } from '../site';
import type { Institution } from './scope';

/** A site as rules ask about it. Who sells under the name 普惠 is held to it, designated or not. */
export function institutionOf(
  site: Pick<Site, 'designation' | 'providerKind' | 'ownership' | 'grade'>,
  sells?: 'inclusive' | 'market',
): Institution {
  const { designation, providerKind, ownership, grade } = site;
  return {
    isDesignated: sells === 'inclusive' || designation !== undefined,
    providerKind,
    ownership,
    ...(grade !== undefined && { grade }),
  };
}
