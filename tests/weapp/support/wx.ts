import type { Clock } from './clock';
import type { Realm } from './realm';

/** What a phone and the person holding it answer. Everything has an ordinary value. */
export interface PhoneSettings {
  /** The size set in WeChat: 17 is standard, 23 the largest. */
  readonly fontSizeSetting: number;
  readonly fontSizeScaleFactor: number;
  readonly platform: 'android' | 'ios';
  readonly windowWidth: number;
  readonly windowHeight: number;
  readonly isOnline: boolean;
  /** What the person answers when a dialog of WeChat's own asks. */
  readonly confirmModal: (asked: Options) => boolean;
  readonly chooseAction: (asked: Options) => number;
  /** What the camera reads; empty when the person closes it again. */
  readonly scanned: string;
  /** Whether the person lets WeChat send the messages it asks about. */
  readonly allowsMessages: boolean;
}

export type RequestHandler = (request: Request) => Promise<Response> | Response;

/** Every wx function takes one object with callbacks; the synchronous ones take what they please. */
export interface Options {
  readonly success?: (result: unknown) => void;
  readonly fail?: (result: unknown) => void;
  readonly complete?: (result: unknown) => void;
  readonly [name: string]: unknown;
}

export interface WxParts {
  readonly settings: PhoneSettings;
  readonly storage: Map<string, string>;
  readonly request: RequestHandler;
  readonly clock: Clock;
  readonly realm: () => Realm;
  readonly navigation: Record<string, (options: Options) => void>;
  /** While the handlers of a tap run: some questions WeChat lets a program ask only then. */
  readonly isTapping: () => boolean;
  readonly overrides: Readonly<Record<string, unknown>>;
}

export interface Wx {
  readonly object: object;
  /** What the person was shown outside the page: toasts, dialogs, titles. */
  readonly shown: { readonly name: string; readonly options: Options }[];
  readonly unknownCalls: string[];
  /** Ends when no request is on its way. */
  readonly whenIdle: () => Promise<void>;
  readonly isWaiting: () => boolean;
}

export function createWx(parts: WxParts): Wx {
  const { settings, storage, clock } = parts;
  const own = (value: unknown): unknown => parts.realm().own(value);
  const shown: Wx['shown'] = [];
  const unknownCalls: string[] = [];
  const underWay = new Set<Promise<void>>();
  let logins = 0;

  const succeed = (name: string, options: Options, result: object = {}): void => {
    const answer = own({ errMsg: `${name}:ok`, ...result });
    options.success?.(answer);
    options.complete?.(answer);
  };
  const fail = (name: string, options: Options, why: string): void => {
    const answer = own({ errMsg: `${name}:fail ${why}` });
    options.fail?.(answer);
    options.complete?.(answer);
  };
  /** WeChat calls back in a later turn, never inside the call. */
  const later = (run: () => void): void => void clock.set(run, 0, false);
  const answers =
    (name: string, result: (options: Options) => object = () => ({})) =>
    (options: Options = {}): void =>
      later(() => succeed(name, options, result(options)));
  const shows =
    (name: string, result: (options: Options) => object = () => ({})) =>
    (options: Options = {}): void => {
      shown.push({ name, options });
      later(() => succeed(name, options, result(options)));
    };
  const ignores = (): void => {};

  const system = {
    SDKVersion: '3.8.0',
    version: '8.0.60',
    language: 'zh_CN',
    theme: 'light',
    brand: 'phone',
    model: 'phone',
    system: settings.platform === 'ios' ? 'iOS 18.0' : 'Android 15',
    platform: settings.platform,
    pixelRatio: 2,
    windowWidth: settings.windowWidth,
    windowHeight: settings.windowHeight,
    screenWidth: settings.windowWidth,
    screenHeight: settings.windowHeight + 88,
    statusBarHeight: 24,
    safeArea: {
      left: 0,
      top: 24,
      right: settings.windowWidth,
      bottom: settings.windowHeight,
      width: settings.windowWidth,
      height: settings.windowHeight - 24,
    },
    fontSizeSetting: settings.fontSizeSetting,
    fontSizeScaleFactor: settings.fontSizeScaleFactor,
  };
  const launch = { path: '', query: {}, scene: 1001, referrerInfo: {} };

  function request(options: Options): object {
    let isAborted = false;
    const run = async (): Promise<void> => {
      try {
        if (!settings.isOnline) throw new Error('network is down');
        const response = await parts.request(toRequest(options));
        const text = await response.text();
        if (isAborted) return;
        succeed('request', options, {
          statusCode: response.status,
          header: Object.fromEntries(response.headers),
          data: options['dataType'] === 'text' ? text : jsonOr(text),
          cookies: [],
        });
      } catch (error) {
        if (!isAborted) fail('request', options, error instanceof Error ? error.message : String(error));
      }
    };
    const done = run().finally(() => underWay.delete(done));
    underWay.add(done);
    return {
      abort: () => {
        isAborted = true;
        later(() => fail('request', options, 'abort'));
      },
      onHeadersReceived: ignores,
      offHeadersReceived: ignores,
    };
  }

  const known: Record<string, unknown> = {
    request,
    ...parts.navigation,

    login: answers('login', () => ({ code: `login-code-${(logins += 1)}` })),
    checkSession: answers('checkSession'),

    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify({ value })),
    getStorageSync: (key: string) => stored(storage, own, key) ?? '',
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => own({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    setStorage: answers('setStorage', ({ key, data }) => {
      storage.set(String(key), JSON.stringify({ value: data }));
      return {};
    }),
    getStorage: (options: Options) =>
      later(() => {
        const key = String(options['key']);
        if (storage.has(key)) succeed('getStorage', options, { data: stored(storage, own, key) });
        else fail('getStorage', options, 'data not found');
      }),
    removeStorage: answers('removeStorage', ({ key }) => {
      storage.delete(String(key));
      return {};
    }),

    getSystemInfoSync: () => own(system),
    getSystemInfo: answers('getSystemInfo', () => system),
    getSystemInfoAsync: answers('getSystemInfoAsync', () => system),
    getAppBaseInfo: () => own(system),
    getWindowInfo: () => own(system),
    getDeviceInfo: () => own(system),
    getSystemSetting: () => own({ locationEnabled: true, wifiEnabled: true }),
    getMenuButtonBoundingClientRect: () =>
      own({ top: 28, bottom: 60, left: 281, right: 368, width: 87, height: 32 }),
    getLaunchOptionsSync: () => own(launch),
    getEnterOptionsSync: () => own(launch),
    getAccountInfoSync: () => own({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' } }),
    getNetworkType: answers('getNetworkType', () => ({ networkType: settings.isOnline ? 'wifi' : 'none' })),
    canIUse: () => true,
    nextTick: (run: () => void) => later(run),

    showToast: shows('showToast'),
    hideToast: shows('hideToast'),
    showLoading: shows('showLoading'),
    hideLoading: shows('hideLoading'),
    showModal: shows('showModal', (options) => {
      const isConfirmed = settings.confirmModal(options);
      return { confirm: isConfirmed, cancel: !isConfirmed };
    }),
    showActionSheet: shows('showActionSheet', (options) => ({ tapIndex: settings.chooseAction(options) })),
    requestSubscribeMessage(options: Options) {
      shown.push({ name: 'requestSubscribeMessage', options });
      const templates = Array.isArray(options['tmplIds']) ? options['tmplIds'].map(String) : [];
      const said = settings.allowsMessages ? 'accept' : 'reject';
      if (!parts.isTapping())
        later(() => fail('requestSubscribeMessage', options, 'can only be invoked by user TAP gesture'));
      else if (templates.length === 0 || templates.length > 3)
        later(() => fail('requestSubscribeMessage', options, 'TmplIds are empty, or more than 3'));
      else
        later(() =>
          succeed('requestSubscribeMessage', options, Object.fromEntries(templates.map((id) => [id, said]))),
        );
    },
    scanCode(options: Options) {
      shown.push({ name: 'scanCode', options });
      later(() =>
        settings.scanned === ''
          ? fail('scanCode', options, 'cancel')
          : succeed('scanCode', options, { result: settings.scanned, scanType: 'QR_CODE' }),
      );
    },
    setNavigationBarTitle: shows('setNavigationBarTitle'),
    setNavigationBarColor: shows('setNavigationBarColor'),
    makePhoneCall: shows('makePhoneCall'),
    setClipboardData: shows('setClipboardData'),
    vibrateShort: answers('vibrateShort'),
    pageScrollTo: answers('pageScrollTo'),
    stopPullDownRefresh: answers('stopPullDownRefresh'),
    showTabBar: answers('showTabBar'),
    hideTabBar: answers('hideTabBar'),

    onAppShow: ignores,
    offAppShow: ignores,
    onAppHide: ignores,
    offAppHide: ignores,
    onError: ignores,
    offError: ignores,
    onUnhandledRejection: ignores,
    onPageNotFound: ignores,
    onThemeChange: ignores,
    onNetworkStatusChange: ignores,
    offNetworkStatusChange: ignores,
    onWindowResize: ignores,
    offWindowResize: ignores,
    onKeyboardHeightChange: ignores,
    offKeyboardHeightChange: ignores,
    ...parts.overrides,
  };

  const object = new Proxy(known, {
    get(target, name, receiver) {
      if (name in target) return Reflect.get(target, name, receiver);
      // The bundler keeps its own table of chunks on `wx`; it must be able to see that there is none yet.
      if (typeof name === 'symbol' || name.startsWith('webpackJsonp')) return undefined;
      return (options?: Options): void => {
        unknownCalls.push(name);
        if (typeof options === 'object') later(() => fail(name, options, 'is not simulated'));
      };
    },
  });

  return {
    object,
    shown,
    unknownCalls,
    isWaiting: () => underWay.size > 0,
    whenIdle: async () => {
      await Promise.race(underWay);
    },
  };
}

/** The same rules as a phone's: a GET carries its data in the address, all else as JSON unless it is text. */
function toRequest(options: Options): Request {
  const url = new URL(String(options['url']));
  const given = options['method'];
  const method = typeof given === 'string' ? given.toUpperCase() : 'GET';
  const data = options['data'];
  const headers = new Headers({ 'content-type': 'application/json' });
  const asked: object = typeof options['header'] === 'object' ? (options['header'] ?? {}) : {};
  for (const [name, value] of Object.entries(asked)) headers.set(name, String(value));
  if (method === 'GET' || method === 'HEAD') {
    if (typeof data === 'object' && data !== null) {
      for (const [name, value] of Object.entries(data)) url.searchParams.set(name, String(value));
    }
    return new Request(url, { method, headers });
  }
  if (data === undefined) return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: typeof data === 'string' ? data : JSON.stringify(data) });
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function stored(storage: Map<string, string>, own: (value: unknown) => unknown, key: string): unknown {
  const text = storage.get(key);
  if (text === undefined) return undefined;
  const { value } = JSON.parse(text);
  return own(value);
}

/** Sends what the mini-program asks to a real server at another address, such as one on a free port. */
export function overHttp(base: string): RequestHandler {
  return (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(pathname + search, base), request));
  };
}
