import { Textarea, View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { describedBy, Field } from '../../../ui/Field';
import { useElementId } from '../../../ui/ids';
import '../after.scss';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly isRequired?: boolean;
  readonly onChange: (text: string) => void;
};

/** What happened takes more than a line to tell, and is read over before it is sent. */
export function StoryField({ label, hint, value, maxLength, isRequired = false, onChange }: Props) {
  const id = useElementId('story');
  return (
    <Field id={id} label={label} hint={hint}>
      <View className="input-box">
        <Textarea
          className="input story"
          value={value}
          maxlength={maxLength}
          // A line break is no character of a sentence, and the contract takes none.
          onInput={(event) => onChange(event.detail.value.replace(/[\r\n]+/g, ' '))}
          {...aria({ label, required: isRequired })}
          nativeProps={{
            'aria-label': label,
            'aria-describedby': describedBy(id, { hint, error: undefined }),
            'aria-required': isRequired ? 'true' : undefined,
          }}
        />
      </View>
    </Field>
  );
}
