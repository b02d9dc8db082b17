import Taro from '@tarojs/taro';
import { isWeb } from './target';

/** What WeChat vouches for, good once. Undefined in a browser, or when WeChat does not answer. */
export async function loginCode(): Promise<string | undefined> {
  if (isWeb) return undefined;
  try {
    const { code } = await Taro.login();
    return code === '' ? undefined : code;
  } catch {
    return undefined;
  }
}
