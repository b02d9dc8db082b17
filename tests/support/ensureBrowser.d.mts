export class NoBrowser extends Error {}
export function ensureBrowser(options: { readonly say: (line: string) => void }): string;
export function findBrowser(): string | undefined;
