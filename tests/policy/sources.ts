import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const repository = fileURLToPath(new URL('../..', import.meta.url));

export const packsFolder = join(repository, 'shared/src/policy/packs');
export const sourcesFolder = process.env['POLICY_SOURCES'] ?? join(repository, '../shared/seeds');

/** The printed documents by their key, the part of the file name before the first underscore. */
export type Sources = ReadonlyMap<string, string>;

/** Undefined where the documents do not lie beside the repository: they are not ours to carry along. */
export function readSources(folder: string): Sources | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return new Map(names.map((name) => [name.split('_')[0] ?? name, readFileSync(join(folder, name), 'utf8')]));
}

export type CodeFile = { readonly path: string; readonly text: string };

export function readCode(): readonly CodeFile[] {
  return ['shared/src', 'functions/src', 'miniapp/src'].flatMap((folder) => {
    const root = join(repository, folder);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(root, name), 'utf8') }));
  });
}
