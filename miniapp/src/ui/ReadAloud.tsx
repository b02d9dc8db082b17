import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useState, type RefObject } from 'react';
import { canSpeak, speak, stopSpeaking } from '../platform/speech';
import { press } from './press';
import { sayingsOf, type Readable } from './readable';

/**
 * Reads the page out, its buttons included, when somebody presses it, and never by itself: who uses a screen reader
 * hears nothing twice. Leaving the page ends it. Where there is no voice there is no button.
 */
export function ReadAloud({ page }: { page: RefObject<Readable> }) {
  const [isSpeaking, setIsSpeaking] = useState(false);
  useDidHide(stopSpeaking);
  useEffect(() => stopSpeaking, []);
  if (!canSpeak()) return null;
  const start = () => {
    if (!page.current) return;
    setIsSpeaking(true);
    speak(sayingsOf(page.current), () => setIsSpeaking(false));
  };
  return (
    <View
      className="press chip"
      {...press({
        onPress: isSpeaking ? stopSpeaking : start,
        label: isSpeaking ? '不读了' : '朗读这一页',
      })}
    >
      {isSpeaking ? '不读了' : '朗读'}
    </View>
  );
}
