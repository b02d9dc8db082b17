import { seed } from './seed';

export function setup(): void {
  console.log(`property tests: SEED=${seed}`);
}
