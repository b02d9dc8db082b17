import { View } from '@tarojs/components';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { TrialView } from '@huiyue/shared/contract/trials';
import { yuanText, type Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { CapLine } from '../../../parts/CapLine';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { usePublishTrial } from '../queries';

type Props = { readonly offer: OwnClass; readonly trial: TrialView | undefined };

/** For how many days and at what price a class can be tried; the cap of a single day stands beside it. */
export function TrialTerms({ offer, trial }: Props) {
  const [days, setDays] = useState(trial?.daysPerChild ?? 0);
  const [text, setText] = useState(trial ? yuanText(trial.priceFen) : '');
  const [priceFen, setPriceFen] = useState<Fen | undefined>(trial?.priceFen);
  const [isSaved, setIsSaved] = useState(false);
  const { act, ...sending } = usePublishTrial(offer.id, () => setIsSaved(true));
  return (
    <Card>
      <Heading look={3}>{offer.name}</Heading>
      <Stepper
        label={`${offer.name}试托天数`}
        hint="一个孩子在您这里最多试托几天；0 天就是不开放"
        value={days}
        least={0}
        most={10}
        words={(count) => (count === 0 ? '不开放' : `${count} 天`)}
        onChange={(count) => {
          setDays(count);
          setIsSaved(false);
        }}
      />
      <YuanField
        label={`${offer.name}试托一天的价格`}
        text={text}
        unit="元/天"
        onChange={(typed, amount) => {
          setText(typed);
          setPriceFen(amount);
          setIsSaved(false);
        }}
      />
      {trial && <CapLine priceFen={trial.priceFen} cap={trial.cap} />}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <View className="actions">
        {isSaved && <Words>已保存，家长马上看得到。</Words>}
        <Button
          kind="secondary"
          lacks={[priceFen === undefined && '写一天的价格']}
          busy={sending.phase === 'sending' && '正在保存'}
          label={`保存${offer.name}的试托`}
          onPress={() => {
            if (priceFen !== undefined)
              void act({ daysPerChild: days, priceFen, revision: trial?.revision ?? 0 });
          }}
        >
          保存
        </Button>
      </View>
    </Card>
  );
}
