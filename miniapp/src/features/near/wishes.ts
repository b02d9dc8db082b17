import type { Pace } from '@huiyue/shared/geo';
import type { Product } from '@huiyue/shared/service';
import { readText, writeText } from '../../platform/storage';
import { createStore } from '../../platform/store';

/** How a family looks around: for what, who walks, how far at most, as a list or a map. */
export type Wishes = {
  readonly product: Product | 'all';
  readonly pace: Pace;
  readonly isWithinCircle: boolean;
  readonly look: 'list' | 'map';
};

const storageKey = 'pace';
const paceNames = ['steady', 'slow', 'aided'] as const;

const wishes = createStore<Wishes>({
  product: 'all',
  // Whoever says nothing is taken to walk slowly: better to be early than to be told too little.
  pace: paceNames.find((name) => name === readText(storageKey)) ?? 'slow',
  isWithinCircle: false,
  look: 'list',
});

export const useWishes = wishes.use;

export function wish(part: Partial<Wishes>): void {
  if (part.pace !== undefined) writeText(storageKey, part.pace);
  wishes.set({ ...wishes.now(), ...part });
}
