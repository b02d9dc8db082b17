import Taro from '@tarojs/taro';
import { isWeb } from './target';

/** A browser has no scanner of ours: there the six figures are typed. */
export const canScan = !isWeb;

/** What the camera read; undefined when it was closed without reading anything. */
export async function scan(): Promise<string | undefined> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] });
    return result;
  } catch {
    return undefined;
  }
}
