import { Input, View } from '@tarojs/components';
import { aria } from './aria';
import { describedBy, Field, fieldIds, type FieldWords } from './Field';
import { useElementId } from './ids';

type Props = FieldWords & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onLeave?: () => void;
  readonly keyboard?: 'text' | 'digit' | 'number';
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  /** What the figure counts, on the right: 元. */
  readonly unit?: string;
};

export function TextField({
  label,
  hint,
  error,
  value,
  onChange,
  onLeave,
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
          type={keyboard}
          maxlength={maxLength}
          onInput={(event) => onChange(event.detail.value)}
          {...(onLeave && { onBlur: onLeave })}
          {...aria({ label, required: isRequired })}
          // The web's input lies inside Taro's element, which is why it gets its names separately.
          nativeProps={{
            'aria-labelledby': fieldIds(id).label,
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
