import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { isWeb } from '../platform/target';
import { aria } from './aria';
import { describedBy, Field, fieldIds, type FieldWords } from './Field';
import { useElementId } from './ids';
import { press } from './press';

type Option<T extends string> = {
  readonly value: T;
  readonly label: string;
  readonly note?: ReactNode;
  /** Shown, not choosable; the note should say why. */
  readonly isClosed?: boolean;
};

type Props<T extends string> = FieldWords & {
  readonly options: readonly Option<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
};

type ArrowEvent = { readonly key: string; preventDefault(): void; stopPropagation(): void };

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** One of a few, each as a row large enough for any thumb. Arrow keys move the choice on the web. */
export function Choice<T extends string>({ label, hint, error, options, value, onChange }: Props<T>) {
  const id = useElementId('choice');
  const open = options.filter((option) => option.isClosed !== true);
  const tabStop = open.some((option) => option.value === value) ? value : open[0]?.value;

  const onArrow = (event: ArrowEvent) => {
    const step = steps[event.key];
    if (step === undefined || open.length === 0) return;
    event.preventDefault();
    const at = open.findIndex((option) => option.value === value);
    const next = open[(at + step + open.length) % open.length];
    if (!next) return;
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View
        className="choice"
        {...aria({
          role: 'radiogroup',
          labelledBy: fieldIds(id).label,
          describedBy: describedBy(id, { hint, error }),
        })}
        {...(isWeb && { onKeyDown: onArrow })}
      >
        {options.map((option) => {
          const isChosen = option.value === value;
          const isClosed = option.isClosed === true;
          return (
            <View
              key={option.value}
              id={`${id}-${option.value}`}
              className={`press option${isChosen ? ' option-chosen' : ''}${isClosed ? ' option-closed' : ''}`}
              {...press({
                role: 'radio',
                checked: isChosen,
                disabled: isClosed,
                tabIndex: option.value === tabStop ? 0 : -1,
                onPress: () => onChange(option.value),
              })}
            >
              <View className="option-mark">{isChosen && <View className="option-dot" />}</View>
              <View className="option-words">
                <View className="option-label">{option.label}</View>
                {option.note !== undefined && <View className="option-note">{option.note}</View>}
              </View>
            </View>
          );
        })}
      </View>
    </Field>
  );
}
