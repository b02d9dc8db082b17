import type { Clash } from '@huiyue/shared/diet';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';

/** Said when ordering; it warns, and forbids nothing. */
export function clashWords(clash: Clash): string {
  return clash.kind === 'allergen'
    ? `含${allergenNames[clash.allergen]}，登记了过敏`
    : `没有标明${dietNames[clash.diet]}`;
}
