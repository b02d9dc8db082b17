import { liveThrough, type Api, type History, type Mode } from './history';
import { watchCryptography } from './rest';

export type Histories = {
  readonly play: (
    mode: Mode,
    seed: number,
    options?: { readonly length?: number; readonly log?: string[] },
  ) => Promise<History>;
};

/** What is bundled and run in processes of its own: histories, one after the other, by their seeds. */
export async function openHistories(_packs?: string, api?: Api): Promise<Histories> {
  watchCryptography();
  return { play: (mode, seed, options = {}) => liveThrough({ mode, seed, api, ...options }) };
}
