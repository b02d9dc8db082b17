import Taro from '@tarojs/taro';

/** Small texts that outlive the program: the session's token, the chosen size, unsent forms. */

export function readText(key: string): string | undefined {
  try {
    const held: unknown = Taro.getStorageSync(key);
    return typeof held === 'string' && held !== '' ? held : undefined;
  } catch {
    return undefined;
  }
}

/** Storage may be full or switched off (a private window); the program then works without remembering. */
export function writeText(key: string, text: string): boolean {
  try {
    Taro.setStorageSync(key, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // Nothing was kept, then.
  }
}
