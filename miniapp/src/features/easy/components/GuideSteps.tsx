import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { guideSteps } from '../guide';
import '../easy.scss';

export function GuideSteps() {
  return (
    <Card>
      <View className="stack" {...aria({ role: 'list', label: '步骤' })}>
        {guideSteps.map((step, index) => (
          <View key={step} className="guide-step" {...aria({ role: 'listitem' })}>
            <View className="guide-number">{index + 1}</View>
            <View>{step}</View>
          </View>
        ))}
      </View>
    </Card>
  );
}
