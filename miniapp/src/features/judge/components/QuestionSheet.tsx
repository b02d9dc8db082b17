import { View } from '@tarojs/components';
import { useState } from 'react';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { providerKinds } from '@huiyue/shared/site';
import { Pills } from '../../../parts/Pills';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { YuanField } from '../../../ui/YuanField';
import {
  careModeWords,
  classKindWords,
  pricingWords,
  providerKindWords,
  serviceLineWords,
} from '../../../words/names';
import { perUnitWords } from '../../../words/money';
import { perChoices, perOf, type Question } from '../question';
import { BirthMonth } from './BirthMonth';

type Props = {
  readonly isOpen: boolean;
  readonly question: Question;
  readonly onClose: () => void;
  readonly onAsk: (question: Question) => void;
};

const any = { value: 'any', label: '不限' } as const;

/** The whole question, changed on a sheet of its own, and asked of all cities at once. */
export function QuestionSheet({ isOpen, question, onClose, onAsk }: Props) {
  const [asked, setAsked] = useState(question);
  const change = (changed: Partial<Question>) => setAsked((before) => ({ ...before, ...changed }));
  const isChildcare = asked.line === 'childcare';
  const { classKind: _kind, ...withoutKind } = asked;
  const { providerKind: _provider, ...withoutProvider } = asked;
  const { born: _born, ...withoutBirth } = asked;
  const { per: _per, ...withoutPer } = asked;
  return (
    <Sheet
      isOpen={isOpen}
      title="想问什么"
      onClose={onClose}
      foot={<Button onPress={() => onAsk(asked)}>看各市怎么规定</Button>}
    >
      <View className="stack">
        <Pills
          label="哪类服务"
          value={asked.line}
          onChange={(line) => setAsked({ ...withoutPer, line })}
          options={serviceLines.map((value) => ({ value, label: serviceLineWords[value] }))}
        />
        {isChildcare && (
          <>
            <BirthMonth
              value={asked.born}
              onChange={(born) => setAsked(born ? { ...asked, born } : withoutBirth)}
            />
            <Pills
              label="哪种班"
              value={asked.classKind ?? any.value}
              onChange={(kind) => setAsked(kind === any.value ? withoutKind : { ...asked, classKind: kind })}
              options={[any, ...classKinds.map((value) => ({ value, label: classKindWords[value] }))]}
            />
            <Pills
              label="怎么托"
              value={asked.careMode}
              onChange={(careMode) => setAsked({ ...withoutPer, careMode })}
              options={careModes.map((value) => ({ value, label: careModeWords[value] }))}
            />
          </>
        )}
        <YuanField
          label="价格"
          hint="可以不填。填了就判断它有没有超过上限。"
          text={asked.price}
          unit={perUnitWords(perOf(asked))}
          onChange={(price) => change({ price })}
        />
        {asked.price.trim() !== '' && (
          <Pills
            label="这是什么的价格"
            value={perOf(asked)}
            onChange={(per) => change({ per })}
            options={perChoices()}
          />
        )}
        <Pills
          label="机构按什么价招收"
          value={asked.pricing}
          onChange={(pricing) => change({ pricing })}
          options={(['inclusive', 'market'] as const).map((value) => ({
            value,
            label: pricingWords[value],
          }))}
        />
        {isChildcare && (
          <Pills
            label="哪种机构"
            value={asked.providerKind ?? any.value}
            onChange={(kind) =>
              setAsked(kind === any.value ? withoutProvider : { ...asked, providerKind: kind })
            }
            options={[any, ...providerKinds.map((value) => ({ value, label: providerKindWords[value] }))]}
          />
        )}
      </View>
    </Sheet>
  );
}
