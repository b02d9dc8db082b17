import { Textarea, View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { describedBy, Field } from '../../../ui/Field';
import { useElementId } from '../../../ui/ids';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
};

const most = 200;

export function ReasonField({ label, value, onChange, error }: Props) {
  const id = useElementId('reason');
  const hint = `最多 ${most} 个字`;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View className="input-box">
        <Textarea
          className="input reason"
          value={value}
          maxlength={most}
          // A line break is no character of a sentence, and the contract takes none.
          onInput={(event) => onChange(event.detail.value.replace(/[\r\n]+/g, ' '))}
          {...aria({ label, required: true })}
          nativeProps={{
            'aria-label': label,
            'aria-describedby': describedBy(id, { hint, error }),
            'aria-invalid': error === undefined ? undefined : 'true',
            'aria-required': 'true',
          }}
        />
      </View>
    </Field>
  );
}
