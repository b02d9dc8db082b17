import Taro from '@tarojs/taro';
import { isWeb } from './target';

/** Pages of app.config's tab bar. WeChat opens these with another call than all others. */
const tabPages = new Set([
  '/pages/places/index',
  '/pages/bookings/index',
  '/pages/children/index',
  '/pages/mine/index',
]);

export function isTabPage(path: string): boolean {
  return tabPages.has(path);
}

type Parameters = Readonly<Record<string, string>>;

function withParameters(path: string, parameters: Parameters): string {
  const query = Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** Opens a page on top of this one. WeChat stacks ten at most; after that the page replaces this one. */
export async function open(path: string, parameters: Parameters = {}): Promise<void> {
  const url = withParameters(path, parameters);
  if (tabPages.has(path)) await Taro.switchTab({ url: path });
  else if (Taro.getCurrentPages().length >= 10) await Taro.redirectTo({ url });
  else await Taro.navigateTo({ url });
}

/** Opens a page in place of this one: after a form was sent, the way back should not lead into it again. */
export async function replace(path: string, parameters: Parameters = {}): Promise<void> {
  if (tabPages.has(path)) await Taro.switchTab({ url: path });
  else await Taro.redirectTo({ url: withParameters(path, parameters) });
}

/** Opens a page with nothing underneath: after a long form was sent, no way back leads into its steps. */
export async function startOver(path: string, parameters: Parameters = {}): Promise<void> {
  await Taro.reLaunch({ url: withParameters(path, parameters) });
}

/** Opens a tab, whichever role it belongs to. Nothing stays underneath. */
export async function openTab(path: string): Promise<void> {
  if (tabPages.has(path)) await Taro.switchTab({ url: path });
  else await Taro.reLaunch({ url: path });
}

export function canGoBack(): boolean {
  return Taro.getCurrentPages().length > 1;
}

/** A shared link opens a page with nothing underneath: back then means home. */
export async function back(): Promise<void> {
  if (canGoBack()) await Taro.navigateBack();
  else await openTab('/pages/places/index');
}

/** The next step of a form begins at its top. */
export async function toTop(): Promise<void> {
  await Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
}

/** The browser's title. In WeChat the bar above keeps the product's name and the page carries its own heading. */
export function nameWindow(title: string): void {
  if (isWeb) document.title = `${title} · 惠约`;
}

/** On the web, before the first page is drawn: opens another one in its place. */
export function beginAt(choose: (opened: string) => string | undefined): void {
  const opened = window.location.hash.replace(/^#/, '').split('?')[0] ?? '';
  const chosen = choose(opened === '' ? '/' : opened);
  if (chosen !== undefined) window.history.replaceState(null, '', `#${chosen}`);
}
