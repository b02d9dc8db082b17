import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import { View } from '@tarojs/components';
import { ClauseLink } from '../../../ui/ClauseLink';
import { TextField } from '../../../ui/TextField';
import { refusalWords } from '../../../words/refusals';
import { readPlaces } from '../draft';
import { originalWords } from '../originalWords';

type Rule = NonNullable<ChildcarePolicyView['classes'][number]['rule']>;

type Props = {
  readonly text: string;
  readonly error?: string | undefined;
  /** Null where no class size is published. */
  readonly rule: Rule | null;
  readonly hint?: string;
  readonly onChange: (text: string) => void;
};

/** How many places, against the published size of such a class. */
export function PlacesField({ text, error, rule, hint, onChange }: Props) {
  const places = readPlaces(text);
  const size = rule ? `公布的上限：每班 ${rule.maxChildren} 人` : '这里没有公布每班人数';
  return (
    <View className="stack-tight">
      <TextField
        label="每月名额"
        hint={hint === undefined ? size : `${size}。${hint}`}
        error={error ?? (rule && places !== undefined ? wordsTooLarge(places, rule) : undefined)}
        value={text}
        onChange={onChange}
        keyboard="number"
        maxLength={3}
        unit="个"
      />
      {rule && <ClauseLink clause={rule.clause} text={originalWords(rule.clause)} />}
    </View>
  );
}

function wordsTooLarge(places: number, { maxChildren }: Rule): string | undefined {
  if (places <= maxChildren) return undefined;
  const { why, next } = refusalWords(
    { code: 'class.tooLarge', facts: { places, maxChildren } },
    'institution',
  );
  return `${why}${next}`;
}
