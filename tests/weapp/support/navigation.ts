import type { Clock } from './clock';
import type { Dist } from './dist';
import type { Options } from './wx';

const DEEPEST = 10;

export interface OpenPage {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** How pages are made, shown and thrown away; the stack below only decides which. */
export interface PageHost<Page extends OpenPage> {
  readonly open: (path: string, query: Record<string, string>) => Page;
  readonly show: (page: Page) => void;
  readonly hide: (page: Page) => void;
  readonly close: (page: Page) => void;
}

export interface Navigation<Page> {
  readonly functions: Record<string, (options: Options) => void>;
  readonly stack: () => readonly Page[];
  readonly start: (url: string) => void;
  /** Rules of WeChat's that a call broke: a phone would have shown nothing. */
  readonly refused: string[];
}

/** WeChat's page stack: ten pages deep, tabs kept alive, tabs only by switchTab and never with parameters. */
export function createNavigation<Page extends OpenPage>(
  dist: Dist,
  clock: Clock,
  host: PageHost<Page>,
): Navigation<Page> {
  let stack: Page[] = [];
  const tabs = new Map<string, Page>();
  const refused: string[] = [];

  const isTab = (path: string): boolean => dist.tabs.includes(path);
  const top = (): Page | undefined => stack.at(-1);
  const hideTop = (): void => {
    const page = top();
    if (page) host.hide(page);
  };
  const push = (path: string, query: Record<string, string>): void => {
    const page = host.open(path, query);
    stack = [...stack, page];
    if (isTab(path)) tabs.set(path, page);
  };
  const closeUnlessTab = (page: Page): void => {
    if (!isTab(page.path)) host.close(page);
  };

  const moves: Record<string, (path: string, query: Record<string, string>) => string | undefined> = {
    navigateTo(path, query) {
      if (isTab(path)) return 'can not navigateTo a tabbar page';
      if (stack.length >= DEEPEST) return `webview count limit exceed ${DEEPEST}`;
      hideTop();
      push(path, query);
      return undefined;
    },
    redirectTo(path, query) {
      if (isTab(path)) return 'can not redirectTo a tabbar page';
      const before = top();
      stack = stack.slice(0, -1);
      if (before) closeUnlessTab(before);
      push(path, query);
      return undefined;
    },
    switchTab(path, query) {
      if (!isTab(path)) return 'can not switch to no-tabBar page';
      if (Object.keys(query).length > 0) return 'a tab takes no parameters';
      const kept = tabs.get(path);
      if (kept && kept === top()) return undefined;
      hideTop();
      for (const page of stack.toReversed()) closeUnlessTab(page);
      stack = [];
      if (kept) {
        stack = [kept];
        host.show(kept);
      } else push(path, query);
      return undefined;
    },
    reLaunch(path, query) {
      for (const page of new Set([...stack.toReversed(), ...tabs.values()])) host.close(page);
      stack = [];
      tabs.clear();
      push(path, query);
      return undefined;
    },
  };

  const call =
    (name: string, run: (options: Options) => string | undefined) =>
    (options: Options): void => {
      clock.set(
        () => {
          const problem = run(options);
          if (problem !== undefined) refused.push(`${name}: ${problem}`);
          const result = { errMsg: problem === undefined ? `${name}:ok` : `${name}:fail ${problem}` };
          if (problem === undefined) options.success?.(result);
          else options.fail?.(result);
          options.complete?.(result);
        },
        0,
        false,
      );
    };

  const byUrl = (name: string, move: (path: string, query: Record<string, string>) => string | undefined) =>
    call(name, (options) => {
      const { path, query } = parseUrl(String(options['url']), top()?.path);
      return dist.pages.includes(path) ? move(path, query) : `page "${path}" is not found`;
    });

  const navigateBack = call('navigateBack', (options) => {
    const delta = Number(options['delta'] ?? 1);
    if (stack.length < 2) return 'cannot navigate back at first page';
    const staying = stack.slice(0, Math.max(1, stack.length - delta));
    for (const page of stack.slice(staying.length).toReversed()) closeUnlessTab(page);
    stack = staying;
    const page = top();
    if (page) host.show(page);
    return undefined;
  });

  return {
    functions: {
      ...Object.fromEntries(Object.entries(moves).map(([name, move]) => [name, byUrl(name, move)])),
      navigateBack,
    },
    stack: () => stack,
    start: (url) => {
      const { path, query } = parseUrl(url, undefined);
      if (!dist.pages.includes(path)) throw new Error(`The build has no page ${path}.`);
      push(path, query);
    },
    refused,
  };
}

function parseUrl(url: string, from: string | undefined): { path: string; query: Record<string, string> } {
  const [address = '', search = ''] = url.split('?', 2);
  const folder = address.startsWith('/') || from === undefined ? [] : from.split('/').slice(0, -1);
  const parts = folder;
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  // WeChat hands parameters over as they were written, still encoded.
  const pairs = search === '' ? [] : search.split('&').map((pair) => pair.split('='));
  return {
    path: parts.join('/'),
    query: Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')])),
  };
}
