export class NotInstalled extends Error {}

/** A sentence when this version of Node is too old, undefined when it will do. */
export function nodeProblem(version: string): string | undefined;

export function packagesFor(
  lock: { readonly packages: Readonly<Record<string, object>> },
  platform: string,
  arch: string,
): { readonly path: string }[];

export function ensureInstalled(options: {
  readonly root: string;
  readonly say: (line: string) => void;
}): Promise<{ readonly installed: boolean }>;
