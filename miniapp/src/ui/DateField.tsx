import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CivilDate } from '@huiyue/shared/civil';
import { aria } from './aria';
import { dateOf, optionsFor, partsOf, withPart, type DatePart, type DateRange } from './dateParts';
import { describedBy, Field, fieldIds, type FieldWords } from './Field';
import { useElementId } from './ids';
import { press } from './press';
import { Sheet } from './Sheet';

type Props = FieldWords &
  DateRange & {
    readonly value: CivilDate | undefined;
    /** Undefined while a part is still missing. */
    readonly onChange: (date: CivilDate | undefined) => void;
  };

const sequence = ['year', 'month', 'day'] as const;
const unit = { year: '年', month: '月', day: '日' } as const satisfies Record<DatePart, string>;
const question = { year: '哪一年', month: '哪个月', day: '哪一天' } as const satisfies Record<
  DatePart,
  string
>;

/** Year, month and day, each picked from what is possible. No wheel to spin and no text to get wrong. */
export function DateField({ label, hint, error, from, until, value, onChange }: Props) {
  const id = useElementId('date');
  const [parts, setParts] = useState(() => partsOf(value));
  const [asking, setAsking] = useState<DatePart>();
  const range = { from, until };

  const answer = (part: DatePart, chosen: number) => {
    const changed = withPart(parts, part, chosen, range);
    setParts(changed);
    setAsking(sequence.find((later) => changed[later] === undefined));
    onChange(dateOf(changed, range));
  };

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View
        className="date"
        {...aria({
          role: 'group',
          labelledBy: fieldIds(id).label,
          describedBy: describedBy(id, { hint, error }),
        })}
      >
        {sequence.map((part) => {
          const chosen = parts[part];
          const isOpen = optionsFor(part, parts, range).length > 0;
          return (
            <View
              key={part}
              className={`press date-part date-${part}${isOpen ? '' : ' date-closed'}`}
              {...press({
                label:
                  chosen === undefined
                    ? `${label}，选${question[part]}`
                    : `${label}，${chosen}${unit[part]}，更改`,
                hasPopup: 'dialog',
                disabled: !isOpen,
                onPress: () => setAsking(part),
              })}
            >
              {chosen === undefined ? unit[part] : `${chosen}${unit[part]}`}
            </View>
          );
        })}
      </View>
      <Sheet
        isOpen={asking !== undefined}
        title={asking === undefined ? label : `${label}：${question[asking]}`}
        onClose={() => setAsking(undefined)}
      >
        <View className="date-options">
          {asking !== undefined &&
            optionsFor(asking, parts, range).map((option) => (
              <View
                key={option}
                className={parts[asking] === option ? 'press date-option date-chosen' : 'press date-option'}
                {...press({ onPress: () => answer(asking, option) })}
              >
                {`${option}${unit[asking]}`}
              </View>
            ))}
        </View>
      </Sheet>
    </Field>
  );
}
