import Taro from '@tarojs/taro';
import { isWeb } from './target';

/**
 * A voice. On the web it is the browser's own. WeChat has none: there it is whatever answers at the address the
 * program was built with (`HUIYUE_SPEECH`, sound for a text), and without one nothing is offered.
 */
export function canSpeak(): boolean {
  return isWeb ? typeof window.speechSynthesis === 'object' : HUIYUE_SPEECH !== '';
}

let stopNow: () => void = () => undefined;

/** Says one thing after the other; whatever was being said before is broken off. */
export function speak(sayings: readonly string[], onEnd: () => void): void {
  stopNow();
  stopNow = isWeb ? inBrowser(sayings, onEnd) : inWechat(sayings, onEnd);
}

export function stopSpeaking(): void {
  stopNow();
  stopNow = () => undefined;
}

function inBrowser(sayings: readonly string[], onEnd: () => void): () => void {
  const voice = window.speechSynthesis;
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    onEnd();
  };
  for (const [index, text] of sayings.entries()) {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = 'zh-CN';
    said.rate = 0.9;
    if (index === sayings.length - 1) said.addEventListener('end', end);
    said.addEventListener('error', end);
    voice.speak(said);
  }
  return () => {
    voice.cancel();
    end();
  };
}

function inWechat(sayings: readonly string[], onEnd: () => void): () => void {
  const sound = Taro.createInnerAudioContext();
  let next = 0;
  const end = () => {
    sound.destroy();
    onEnd();
  };
  const sayNext = () => {
    const text = sayings[next];
    next += 1;
    if (text === undefined) {
      end();
      return;
    }
    sound.src = `${HUIYUE_SPEECH}?text=${encodeURIComponent(text)}`;
    sound.play();
  };
  sound.onEnded(sayNext);
  sound.onError(end);
  sayNext();
  return () => {
    next = sayings.length;
    sound.stop();
    end();
  };
}
