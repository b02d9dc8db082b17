import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = ['.oxlintrc.json', 'tsconfig.json', 'shared/src', 'functions/src', 'infra', 'miniapp/src'];

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string().default(''), filename: z.string(), message: z.string() })),
});

export type Finding = z.infer<typeof report>['diagnostics'][number];

/** What our linter, with our configuration, finds in a copy of our sources with these files added. */
export function lintCopyWith(plants: Readonly<Record<string, string>>): readonly Finding[] {
  const copy = mkdtempSync(join(tmpdir(), 'huiyue-fences-'));
  try {
    for (const path of copied.filter((name) => existsSync(join(root, name)))) {
      cpSync(join(root, path), join(copy, path), { recursive: true, filter: isSource });
    }
    for (const [path, text] of Object.entries(plants)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const linter = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const run = spawnSync(process.execPath, [linter, '--format=json'], {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (!run.stdout.trimStart().startsWith('{'))
      throw new Error(`The linter did not run: ${run.stdout}${run.stderr}`);
    return report.parse(JSON.parse(run.stdout)).diagnostics;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function isSource(path: string): boolean {
  return !/[\\/](node_modules|dist|cdk\.out)([\\/]|$)/.test(path);
}
