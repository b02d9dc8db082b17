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
  /** What one press adds or takes. */
  readonly by?: number;
  /** The same in words, for who cannot see the value change: 15分钟. */
  readonly step?: string;
  /** How a value is said: 3 个, 9:15. */
  readonly words: (value: number) => string;
  readonly onChange: (value: number) => void;
};

/** A whole number, one step up or down at a time. */
export function Stepper({ label, hint, error, value, least, most, by = 1, step, words, onChange }: Props) {
  const id = useElementId('stepper');
  const once = step ?? (by === 1 ? '一' : by);
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
          {...press({
            label: `${label}减${once}`,
            disabled: value <= least,
            onPress: () => onChange(Math.max(least, value - by)),
          })}
        >
          <Icon name="minus" />
        </View>
        <View className="step-value" {...aria({ role: 'status', live: 'polite' })}>
          {words(value)}
        </View>
        <View
          className={value >= most ? 'press step step-off' : 'press step'}
          {...press({
            label: `${label}加${once}`,
            disabled: value >= most,
            onPress: () => onChange(Math.min(most, value + by)),
          })}
        >
          <Icon name="plus" />
        </View>
      </View>
    </Field>
  );
}
