import { View } from '@tarojs/components';
import type { ConsentView } from '@huiyue/shared/contract/circle';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useHouse } from '../queries';

/** The elder stands here and says yes or no herself; the code shows which question it is that she answers. */
export function ConsentByCode() {
  const [code, setCode] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [heard, setHeard] = useState<ConsentView>();
  const { write, ...sending } = useHouse<ConsentView>('consent', '/consents', 'post', (answered) => {
    setHeard(answered);
    setCode('');
  });
  const digits = code.replaceAll(/\D/g, '');
  const say = (answer: 'given' | 'refused') => {
    setHeard(undefined);
    setIsMissing(digits.length !== 6);
    if (digits.length === 6) void write({ code: digits, answer, how: 'inPerson' });
  };
  return (
    <>
      <Words>
        先问老人本人：“家里人以后在手机上替您预约，可以吗？”要听老人自己说，别人不能代答。再请家里人出示手机上的口令。
      </Words>
      <TextField
        label="口令"
        hint="6 位数字，在家里人手机的“老人的同意”那一页"
        error={isMissing ? '请填 6 位数字' : undefined}
        value={code}
        keyboard="number"
        maxLength={7}
        onChange={setCode}
      />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {heard && (
        <Banner
          tone={heard.state === 'given' ? 'confirmed' : 'quiet'}
          title={`记下了：${heard.elderName}${heard.state === 'given' ? '同意' : '不同意'}`}
        >
          <Words>{`${heard.name === '' ? '家里人' : heard.name}${heard.state === 'given' ? '现在可以替老人预约了。每一单老人都可以改、可以不要。' : '不能替老人预约。'}`}</Words>
        </Banner>
      )}
      <View className="pair">
        <Button busy={sending.phase === 'sending' && '正在记下'} onPress={() => say('given')}>
          老人说同意
        </Button>
        <Button kind="secondary" onPress={() => say('refused')}>
          老人说不同意
        </Button>
      </View>
    </>
  );
}
