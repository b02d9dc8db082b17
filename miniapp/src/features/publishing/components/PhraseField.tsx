import { Textarea, View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { describedBy, Field } from '../../../ui/Field';
import { useElementId } from '../../../ui/ids';

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
};

/** A sentence or two. Line breaks belong to the print, not to the words. */
export function PhraseField({ label, hint, value, most, onChange, error }: Props) {
  const id = useElementId('phrase');
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View className="input-box">
        <Textarea
          className="input phrase"
          value={value}
          maxlength={most}
          onInput={(event) => onChange(event.detail.value.replace(/[\r\n]+/g, ''))}
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
