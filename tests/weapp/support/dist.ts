import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as z from 'zod';

const appJson = z.object({
  pages: z.array(z.string()),
  subPackages: z.array(z.object({ root: z.string(), pages: z.array(z.string()) })).default([]),
  tabBar: z
    .object({ custom: z.boolean().default(false), list: z.array(z.object({ pagePath: z.string() })) })
    .optional(),
});

const componentJson = z.object({
  component: z.boolean().optional(),
  styleIsolation: z.string().optional(),
  usingComponents: z.record(z.string(), z.string()).default({}),
});

export type ComponentConfig = z.infer<typeof componentJson>;

/** The built mini-program, as WeChat would receive it. Paths are WeChat's: no leading slash, no suffix. */
export interface Dist {
  readonly pages: readonly string[];
  readonly tabs: readonly string[];
  readonly hasOwnTabBar: boolean;
  readonly subPackages: readonly string[];
  readonly files: readonly string[];
  readonly bytesOf: (file: string) => number;
  readonly text: (file: string) => string;
  readonly has: (file: string) => boolean;
  readonly config: (path: string) => ComponentConfig;
}

export function readDist(folder: string): Dist {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
  const known = new Set(files);
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const app = appJson.parse(JSON.parse(text('app.json')));
  const tabs = app.tabBar?.list.map((tab) => tab.pagePath) ?? [];
  return {
    pages: [
      ...app.pages,
      ...app.subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`)),
    ],
    tabs,
    hasOwnTabBar: app.tabBar?.custom ?? false,
    subPackages: app.subPackages.map((part) => part.root.replace(/^\/|\/$/g, '')),
    files,
    bytesOf: (file) => statSync(join(folder, file)).size,
    text,
    has: (file) => known.has(file),
    config: (path) =>
      componentJson.parse(JSON.parse(known.has(`${path}.json`) ? text(`${path}.json`) : '{}')),
  };
}

/** Which sub-package a file ships in; undefined is the main package. */
export function packageOf(dist: Dist, file: string): string | undefined {
  return dist.subPackages.find((root) => file.startsWith(`${root}/`));
}
