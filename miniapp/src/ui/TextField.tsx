import { Input, View } from '@tarojs/components';
import { isWeb } from '../platform/target';
import { aria } from './aria';
import { describedBy, Field, type FieldWords } from './Field';
import { useElementId } from './ids';

type Props = FieldWords & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onLeave?: () => void;
  /** Enter was pressed: whoever types all day does not reach for the mouse. */
  readonly onEnter?: () => void;
  readonly keyboard?: 'text' | 'digit' | 'number';
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  /** What the figure counts, on the right: 元. */
  readonly unit?: string;
};

/** A browser's number field swallows what it cannot read; a text field with the right keys leaves that to us. */
const inputMode = { text: 'text', digit: 'decimal', number: 'numeric' } as const;

export function TextField({
  label,
  hint,
  error,
  value,
  onChange,
  onLeave,
  onEnter,
  keyboard = 'text',
  maxLength = 100,
  isRequired = false,
  unit,
}: Props) {
  const id = useElementId('field');
  const description = describedBy(id, { hint, error });
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View className="input-box">
        <Input
          className="input"
          value={value}
          type={isWeb ? 'text' : keyboard}
          maxlength={maxLength}
          onInput={(event) => onChange(event.detail.value)}
          {...(onLeave && { onBlur: onLeave })}
          {...(onEnter && { onConfirm: onEnter })}
          {...aria({ label, required: isRequired })}
          // The web's input lies inside Taro's element, which is why it gets its names separately.
          nativeProps={{
            'aria-label': label,
            inputMode: inputMode[keyboard],
            'aria-describedby': description,
            'aria-invalid': error === undefined ? undefined : 'true',
            'aria-required': isRequired ? 'true' : undefined,
            autoComplete: 'off',
          }}
        />
        {unit !== undefined && <View className="input-unit">{unit}</View>}
      </View>
    </Field>
  );
}
