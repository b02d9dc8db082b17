import type { Point } from '@huiyue/shared/geo';
import Taro from '@tarojs/taro';
import { isWeb } from './target';

export type Located =
  | { readonly ok: true; readonly point: Point }
  /** Said no, or the phone could not tell. Both are fine: a search starts in the middle of the city as well. */
  | { readonly ok: false; readonly reason: 'denied' | 'unavailable' };

const patienceMs = 10_000;

/** Where this phone is, asked for once and only on request. WeChat is asked for the rough place: it is enough. */
export function whereAmI(): Promise<Located> {
  return isWeb ? inBrowser() : inWechat();
}

function inBrowser(): Promise<Located> {
  if (!('geolocation' in navigator)) return Promise.resolve({ ok: false, reason: 'unavailable' });
  return new Promise((settle) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => settle({ ok: true, point: { longitude, latitude } }),
      ({ code, PERMISSION_DENIED }) =>
        settle({ ok: false, reason: code === PERMISSION_DENIED ? 'denied' : 'unavailable' }),
      { timeout: patienceMs, maximumAge: 60_000 },
    );
  });
}

async function inWechat(): Promise<Located> {
  try {
    const { longitude, latitude } = await Taro.getFuzzyLocation({ type: 'wgs84' });
    return { ok: true, point: { longitude, latitude } };
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : '';
    return { ok: false, reason: /auth|deny/.test(said) ? 'denied' : 'unavailable' };
  }
}
