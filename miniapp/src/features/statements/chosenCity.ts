import { readText, writeText } from '../../platform/storage';
import { createStore } from '../../platform/store';
import type { City } from './cities';

/** Which of their cities a person is looking at; the same on every page. */
const storageKey = 'statementCity';
const chosen = createStore(readText(storageKey));

export function chooseCity(code: string): void {
  writeText(storageKey, code);
  chosen.set(code);
}

export function useChosenCity(cities: readonly City[]): City | undefined {
  const wanted = chosen.use();
  return cities.find(({ code }) => code === wanted) ?? cities[0];
}
