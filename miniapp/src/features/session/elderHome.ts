import type { Role } from '@huiyue/shared/people';
import { forget, readText, writeText } from '../../platform/storage';
import { sizeNow } from '../../ui/size';
import { homeOf } from './home';

/** Whether this family orders for somebody old, as the server last said; so that the right first page opens at once. */
const storageKey = 'caresForElder';

export function keepCaresForElder(cares: boolean): void {
  if (cares) writeText(storageKey, 'yes');
  else forget(storageKey);
}

const elderHome = '/packages/easy/home/index';

/** Where this person begins: in the elder size, who orders for somebody old begins with the few things they come for. */
export function homeFor(role: Role): string {
  const isElders = role === 'family' && sizeNow() === 'elder' && readText(storageKey) !== undefined;
  return isElders ? elderHome : homeOf[role];
}
