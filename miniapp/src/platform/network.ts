import Taro from '@tarojs/taro';
import { isWeb } from './target';

/** Tells when the network has come back. It may still be a poor one: whoever sends learns that by sending. */
export function onBackOnline(tell: () => void): void {
  if (isWeb) {
    window.addEventListener('online', tell);
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) tell();
  });
}
