import { ensureBrowser } from '../../support/ensureBrowser.mjs';

export function setup(): void {
  ensureBrowser({ say: (line) => console.log(line) });
}
