import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A mini-program written by hand, small enough to know what it must do. @returns where it is, and how to remove it. */
export function writeSmallProgram(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'huiyue-weapp-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const appJson = JSON.stringify({
  pages: ['pages/home', 'pages/form', 'pages/other'],
  subPackages: [{ root: 'far', pages: ['away'] }],
  tabBar: { custom: true, list: [{ pagePath: 'pages/home' }, { pagePath: 'pages/other' }] },
});
