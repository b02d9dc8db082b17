import type { Failure } from '../../../api/answer';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { ReasonField } from './ReasonField';

type Props = {
  readonly name: string;
  readonly sending: { readonly phase: string; readonly failure?: Failure };
  readonly onDecline: (reason: string) => void;
  readonly onClose: () => void;
};

const suggestions = {
  cooked: '已经备好了，来不及改，请见谅。',
  nobody: '今天人手已经排满，来不及安排。',
  full: '今天的份数已经做满了。',
} as const;
type Reason = keyof typeof suggestions | 'own';

/** Whoever says no says why, in words the family reads as they stand. */
export function DeclineLate({ name, sending, onDecline, onClose }: Props) {
  const [chosen, setChosen] = useState<Reason>();
  const [own, setOwn] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const reason = chosen === undefined ? '' : chosen === 'own' ? own.trim() : suggestions[chosen];
  const decline = () => {
    setIsMissing(reason === '');
    if (reason !== '') onDecline(reason);
  };
  return (
    <Sheet
      isOpen
      title={`不同意${name}的`}
      onClose={onClose}
      foot={
        <Button kind="danger" busy={sending.phase === 'sending' && '正在答复'} onPress={decline}>
          不同意，并告诉家里原因
        </Button>
      }
    >
      <View className="stack">
        <Choice
          label="原因"
          hint="家里会一字不差地看到"
          error={isMissing && chosen === undefined ? '请选一个原因，或自己写' : undefined}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: 'cooked', label: suggestions.cooked },
            { value: 'nobody', label: suggestions.nobody },
            { value: 'full', label: suggestions.full },
            { value: 'own', label: '自己写' },
          ]}
        />
        {chosen === 'own' && (
          <ReasonField
            label="写给家里的原因"
            value={own}
            onChange={setOwn}
            error={isMissing && own.trim() === '' ? '请写下原因' : undefined}
          />
        )}
        {sending.failure && <FailureNotice failure={sending.failure} reader="institution" />}
      </View>
    </Sheet>
  );
}
