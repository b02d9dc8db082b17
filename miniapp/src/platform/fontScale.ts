import Taro from '@tarojs/taro';
import { isWeb } from './target';

const ordinaryPixels = 16;

/** How much larger than usual this person has set text, in WeChat or in the browser. 1 where nobody says. */
export function fontScale(): number {
  return isWeb ? browserScale() : wechatScale();
}

function browserScale(): number {
  const probe = document.createElement('span');
  // `medium` is the browser's own setting, whatever the page has done to its root.
  probe.style.fontSize = 'medium';
  document.body.append(probe);
  const pixels = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return pixels > 0 ? pixels / ordinaryPixels : 1;
}

function wechatScale(): number {
  try {
    // Taro's types lag behind what WeChat answers.
    const base: object = Taro.getAppBaseInfo();
    if ('fontSizeScaleFactor' in base && typeof base.fontSizeScaleFactor === 'number') {
      return base.fontSizeScaleFactor;
    }
    if ('fontSizeSetting' in base && typeof base.fontSizeSetting === 'number') {
      return base.fontSizeSetting / ordinaryPixels;
    }
    return 1;
  } catch {
    return 1;
  }
}
