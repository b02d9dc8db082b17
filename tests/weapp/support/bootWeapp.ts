import { fileURLToPath } from 'node:url';
import type { DomElement } from 'jsdom';
import {
  glassEasel,
  MiniProgramEnv,
  type Define,
  type Instance,
  type Root,
} from 'glass-easel-miniprogram-adapter';
import { createClock } from './clock';
import { readDist } from './dist';
import { createNavigation, type OpenPage } from './navigation';
import { createRealm } from './realm';
import { all, dispatch, find, wordsOf, type Target } from './screen';
import { borrowWindow } from './sharedWindow';
import { compileTemplates } from './templates';
import { createWx, type PhoneSettings, type RequestHandler, type Wx } from './wx';

export { overHttp, type RequestHandler } from './wx';
export type { Target } from './screen';

export const builtWeapp = fileURLToPath(new URL('../../../miniapp/dist/weapp', import.meta.url));

export interface BootOptions {
  readonly dist?: string | undefined;
  /** Answers what the mini-program asks. `(request) => app.fetch(request)`, or `overHttp('http://127.0.0.1:…')`. */
  readonly request: RequestHandler;
  /** The page to start on, with its parameters. */
  readonly start?: string;
  readonly phone?: Partial<PhoneSettings>;
  readonly wx?: Readonly<Record<string, unknown>>;
  /** Kept between two boots when the same map is given: the phone was switched off and on. */
  readonly storage?: Map<string, string>;
  /** Milliseconds since 1970 at boot. The clock moves only by timers and by `wait`. */
  readonly now?: number;
}

interface Page extends OpenPage {
  readonly root: Root;
  readonly instance: Instance;
  readonly holder: DomElement;
}

export interface Phone {
  /** Path and parameters of the page in front. */
  readonly page: () => OpenPage;
  readonly stack: () => readonly string[];
  /** Everything readable on the page in front. */
  readonly text: () => string;
  readonly html: () => string;
  readonly has: (target: Target) => boolean;
  readonly count: (selector: string) => number;
  readonly attribute: (target: Target, name: string) => string | null;
  /** Each of these acts once and then lets the program come to rest. */
  readonly tap: (target: Target) => Promise<void>;
  readonly input: (target: Target, value: string) => Promise<void>;
  readonly change: (target: Target, value: unknown) => Promise<void>;
  readonly emit: (target: Target, event: string, detail: unknown) => Promise<void>;
  readonly back: () => Promise<void>;
  /** Comes to the front again, as after a look at another program. */
  readonly comeBack: () => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Lets the program work until this holds. Throws, with the page's words, when it comes to rest without. */
  readonly until: (holds: () => boolean, what?: string) => Promise<void>;
  /** Until these words are on the page. */
  readonly sees: (words: string) => Promise<void>;
  readonly settle: () => Promise<void>;
  /** Bytes of each setData, in order. */
  readonly setDataBytes: readonly number[];
  readonly unknownWxCalls: readonly string[];
  /** Calls a real phone would have refused, such as navigateTo to a tab. */
  readonly refusedMoves: readonly string[];
  readonly shown: Wx['shown'];
  readonly storage: Map<string, string>;
  readonly close: () => void;
}

/** Far more turns than any screen needs; a program that never rests is a bug of its own. */
const MOST_TURNS = 20_000;
/** How far the clock may run on by itself while the program works: animations, retries, debounces. */
const LONGEST_REST = 5_000;

/** Boots the built mini-program as a phone would, and hands over the phone. */
export async function bootWeapp(options: BootOptions): Promise<Phone> {
  const dist = readDist(options.dist ?? builtWeapp);
  const templates = compileTemplates(dist);
  const clock = createClock(options.now ?? Date.now());
  const { document, giveBack } = borrowWindow();
  const screen = document.createElement('div');
  document.body.append(screen);

  const errors: unknown[] = [];
  const keepError = (error: unknown): boolean => {
    errors.push(error);
    return false;
  };
  glassEasel.addGlobalErrorListener(keepError);

  let isTapping = false;
  const storage = options.storage ?? new Map<string, string>();
  const setDataBytes: number[] = [];
  const environment = new MiniProgramEnv();
  const space = environment.createCodeSpace('main', true);
  const backend = environment.associateBackend(new glassEasel.CurrentWindowBackendContext());

  for (const path of Object.keys(templates)) {
    if (!dist.has(`${path}.json`)) continue;
    const { usingComponents, ...config } = dist.config(path);
    space.addComponentStaticConfig(path, { ...config, usingComponents });
    space.addCompiledTemplate(path, { groupList: templates, content: templates[path] });
  }

  // Page and Component mean the file that is being loaded.
  const outside: Define = () => {
    throw new Error('Page or Component was called by a file that is neither.');
  };
  let define = { Page: outside, Component: outside, Behavior: outside };
  let app: Record<string, unknown> = {};

  const navigation = createNavigation<Page>(dist, clock, {
    open: openPage,
    show(page) {
      screen.append(page.holder);
      call(page.instance, 'onShow');
    },
    hide(page) {
      call(page.instance, 'onHide');
      page.holder.remove();
    },
    close(page) {
      call(page.instance, 'onUnload');
      page.root.release();
      page.holder.remove();
    },
  });

  const wx = createWx({
    settings: {
      fontSizeSetting: 17,
      fontSizeScaleFactor: 1,
      platform: 'android',
      windowWidth: 390,
      windowHeight: 756,
      isOnline: true,
      confirmModal: () => true,
      chooseAction: () => 0,
      scanned: '',
      allowsMessages: true,
      ...options.phone,
    },
    storage,
    request: options.request,
    clock,
    realm: () => realm,
    navigation: navigation.functions,
    isTapping: () => isTapping,
    overrides: options.wx ?? {},
  });

  const realm = createRealm(
    dist,
    clock,
    {
      wx: wx.object,
      App: (definition: Record<string, unknown>) => {
        app = definition;
      },
      Page: (definition: Record<string, unknown>) => define.Page(definition),
      Component: (definition: Record<string, unknown>) => define.Component(withHostTypes(definition)),
      Behavior: (definition: Record<string, unknown>) => define.Behavior(withHostTypes(definition)),
      getApp: () => app,
      getCurrentPages: () => navigation.stack().map((page) => page.instance),
    },
    console,
  );

  const loaded = new Set<string>();
  /** Components first: a page's template needs them when it is created. */
  function loadUnit(path: string): void {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const used of Object.values(dist.config(path).usingComponents)) loadUnit(absolute(path, used));
    space.componentEnv(path, (given) => {
      const before = define;
      define = given;
      try {
        realm.load(`${path}.js`);
      } finally {
        define = before;
      }
    });
  }

  function openPage(path: string, query: Record<string, string>): Page {
    loadUnit(path);
    const holder = document.createElement('div');
    const place = document.createElement('div');
    holder.append(place);
    screen.append(holder);
    const root = backend.createRoot('page', space, path);
    const instance = root.get();
    instance['route'] = path;
    instance['options'] = realm.own(query);
    const setData = instance.setData.bind(instance);
    instance.setData = (data, done) => {
      setDataBytes.push(Buffer.byteLength(JSON.stringify(data)));
      setData(data, done);
    };
    if (dist.hasOwnTabBar && dist.tabs.includes(path)) addTabBar(holder, instance);
    root.attach(holder, place);
    const page = { path, query, root, instance, holder };
    // In the order WeChat keeps: the page exists, is shown, and is ready after its first picture.
    call(instance, 'onLoad', realm.own(query));
    call(instance, 'onShow');
    clock.set(() => call(instance, 'onReady'), 0, false);
    return page;
  }

  function addTabBar(holder: DomElement, instance: Instance): void {
    loadUnit('custom-tab-bar/index');
    const place = document.createElement('div');
    holder.append(place);
    const bar = backend.createRoot('tab-bar', space, 'custom-tab-bar/index');
    bar.attach(holder, place);
    instance['getTabBar'] = () => bar.get();
  }

  const front = (): Page => {
    const page = navigation.stack().at(-1);
    if (page === undefined) throw new Error('No page is open.');
    return page;
  };

  function throwErrors(): void {
    const [error] = errors.splice(0);
    if (error !== undefined) throw error;
  }

  /** Works until `holds`, or until nothing is left to do. @returns whether it holds. */
  async function work(holds: () => boolean, latest: number): Promise<boolean> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      throwErrors();
      if (holds()) return true;
      // A whole turn of Node's loop: every promise that can go on has gone on.
      // oxlint-disable-next-line no-await-in-loop
      await nextTurn();
      if (clock.runDue()) continue;
      // oxlint-disable-next-line no-await-in-loop
      if (wx.isWaiting()) await wx.whenIdle();
      else if (!clock.jumpToNext(latest)) {
        throwErrors();
        return holds();
      }
    }
    throw new Error(`The program never came to rest: ${wordsOf(front().holder)}`);
  }

  const settle = async (): Promise<void> => void (await work(() => false, clock.now() + 100));

  async function act(target: Target, events: readonly (readonly [string, unknown])[]): Promise<void> {
    const element = find(front().holder, target);
    for (const [name, detail] of events) {
      isTapping = name === 'tap';
      dispatch(element, name, detail);
    }
    isTapping = false;
    await settle();
  }

  async function until(holds: () => boolean, what = 'what was awaited'): Promise<void> {
    if (await work(holds, clock.now() + LONGEST_REST)) return;
    throw new Error(
      `The program came to rest without ${what}. ${front().path} says: ${wordsOf(front().holder)}`,
    );
  }

  function close(): void {
    clock.stop();
    glassEasel.removeGlobalErrorListener(keepError);
    screen.remove();
    giveBack();
  }

  const start = options.start ?? dist.pages[0] ?? '';
  const launch = (): unknown => realm.own({ path: start.split('?')[0], query: {}, scene: 1001 });
  try {
    realm.load('app.js');
    call(app, 'onLaunch', launch());
    call(app, 'onShow', launch());
    navigation.start(start);
    await settle();
  } catch (error) {
    close();
    throw error;
  }

  return {
    page: () => ({ path: front().path, query: front().query }),
    stack: () => navigation.stack().map((page) => page.path),
    text: () => wordsOf(front().holder),
    html: () => front().holder.innerHTML,
    has: (target) =>
      typeof target === 'string'
        ? wordsOf(front().holder).includes(target)
        : all(front().holder, target.selector).length > 0,
    count: (selector) => all(front().holder, selector).length,
    attribute: (target, name) => find(front().holder, target).getAttribute(name),
    tap: (target) =>
      act(target, [
        ['touchstart', {}],
        ['touchend', {}],
        ['tap', {}],
      ]),
    input: (target, value) =>
      act(target, [
        ['focus', { value: '' }],
        ['input', { value, cursor: value.length }],
        ['blur', { value }],
      ]),
    change: (target, value) => act(target, [['change', { value }]]),
    emit: (target, event, detail) => act(target, [[event, detail]]),
    async back() {
      navigation.functions['navigateBack']?.({});
      await settle();
    },
    async comeBack() {
      call(app, 'onHide');
      call(front().instance, 'onHide');
      call(app, 'onShow', launch());
      call(front().instance, 'onShow');
      await settle();
    },
    async wait(milliseconds) {
      clock.advance(milliseconds);
      await settle();
    },
    until,
    sees: (words) => until(() => wordsOf(front().holder).includes(words), `"${words}"`),
    settle,
    setDataBytes,
    unknownWxCalls: wx.unknownCalls,
    refusedMoves: navigation.refused,
    shown: wx.shown,
    storage,
    close,
  };
}

function call(subject: Record<string, unknown>, name: string, ...given: readonly unknown[]): void {
  const member = subject[name];
  if (typeof member === 'function') Reflect.apply(member, subject, given);
}

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

function absolute(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The engine compares property types with its own String, Object and so on; the realm's are others. */
const hostTypes = new Map<string, unknown>(
  [String, Number, Boolean, Object, Array, Function].map((type) => [type.name, type]),
);

function withHostTypes(definition: Record<string, unknown>): Record<string, unknown> {
  const properties = definition['properties'];
  if (typeof properties !== 'object' || properties === null) return definition;
  const translated = Object.entries(properties).map(([name, value]: [string, unknown]) => [
    name,
    hostType(value),
  ]);
  return { ...definition, properties: Object.fromEntries(translated) };
}

function hostType(value: unknown): unknown {
  if (typeof value === 'function') return hostTypes.get(value.name) ?? value;
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  return { ...value, type: hostType(value.type) };
}
