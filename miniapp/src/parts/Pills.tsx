import { View } from '@tarojs/components';
import { isWeb } from '../platform/target';
import { aria } from '../ui/aria';
import { describedBy, Field, fieldIds, type FieldWords } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { useElementId } from '../ui/ids';
import { press } from '../ui/press';
import './pills.scss';

type Props<T extends string> = FieldWords & {
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
};

type ArrowEvent = { readonly key: string; preventDefault(): void };

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** One of several short words, side by side: where full rows would push the next question off the glass. */
export function Pills<T extends string>({ label, hint, error, options, value, onChange }: Props<T>) {
  const id = useElementId('pills');
  const tabStop = options.some((option) => option.value === value) ? value : options[0]?.value;

  const onArrow = (event: ArrowEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = options.findIndex((option) => option.value === value);
    const next = options[(at + step + options.length) % options.length];
    if (!next) return;
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View
        className="pills"
        {...aria({
          role: 'radiogroup',
          labelledBy: fieldIds(id).label,
          describedBy: describedBy(id, { hint, error }),
        })}
        {...(isWeb && { onKeyDown: onArrow })}
      >
        {options.map((option) => {
          const isChosen = option.value === value;
          return (
            <View
              key={option.value}
              id={`${id}-${option.value}`}
              className={isChosen ? 'press pill pill-chosen' : 'press pill'}
              {...press({
                role: 'radio',
                checked: isChosen,
                tabIndex: option.value === tabStop ? 0 : -1,
                onPress: () => onChange(option.value),
              })}
            >
              {isChosen && <Icon name="check" small />}
              <View>{option.label}</View>
            </View>
          );
        })}
      </View>
    </Field>
  );
}
