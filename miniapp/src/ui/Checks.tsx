import { View } from '@tarojs/components';
import { CheckRow } from './CheckRow';
import { toggled } from './toggled';

type Props<T extends string> = {
  readonly all: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly notes?: Readonly<Record<T, string>>;
  readonly value: readonly T[];
  readonly onChange: (next: T[]) => void;
};

/** Of a known few, any number. The label stands above: a field's or a section's. */
export function Checks<T extends string>({ all, words, notes, value, onChange }: Props<T>) {
  return (
    <View className="choice">
      {all.map((one) => (
        <CheckRow
          key={one}
          label={words[one]}
          {...(notes && { note: notes[one] })}
          isChecked={value.includes(one)}
          onToggle={() => onChange(toggled(value, one))}
        />
      ))}
    </View>
  );
}
