import { View } from '@tarojs/components';
import { aria } from './aria';
import { describedBy, Field, fieldIds, type FieldWords } from './Field';
import { Icon } from './Icon';
import { useElementId } from './ids';
import { press } from './press';

type Props = FieldWords & {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly onChange: (value: number) => void;
};

/** A small whole number, one up or one down at a time. */
export function Stepper({ label, hint, error, value, least, most, unit, onChange }: Props) {
  const id = useElementId('stepper');
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View
        className="stepper"
        {...aria({
          role: 'group',
          labelledBy: fieldIds(id).label,
          describedBy: describedBy(id, { hint, error }),
        })}
      >
        <View
          className={value <= least ? 'press step step-off' : 'press step'}
          {...press({ label: `${label}减一`, disabled: value <= least, onPress: () => onChange(value - 1) })}
        >
          <Icon name="minus" />
        </View>
        <View className="step-value" {...aria({ role: 'status', live: 'polite' })}>
          {`${value} ${unit}`}
        </View>
        <View
          className={value >= most ? 'press step step-off' : 'press step'}
          {...press({ label: `${label}加一`, disabled: value >= most, onPress: () => onChange(value + 1) })}
        >
          <Icon name="plus" />
        </View>
      </View>
    </Field>
  );
}
