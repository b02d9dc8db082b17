import { View } from '@tarojs/components';
import { aria } from './aria';

type Props = { readonly at: number; readonly of: number; readonly name: string };

/** Where one is in a flow of a few pages: 第 2 步，共 3 步. */
export function Steps({ at, of, name }: Props) {
  return (
    <View className="steps">
      <View className="steps-words">{`第 ${at} 步，共 ${of} 步：${name}`}</View>
      <View className="steps-bars" {...aria({ hidden: true })}>
        {Array.from({ length: of }, (_, index) => (
          <View key={index} className={index < at ? 'steps-bar steps-done' : 'steps-bar'} />
        ))}
      </View>
    </View>
  );
}
