import { View } from '@tarojs/components';

/** Nothing is published, and nothing is guessed. */
export function Silent() {
  return <View className="city-soft">没有公布</View>;
}
