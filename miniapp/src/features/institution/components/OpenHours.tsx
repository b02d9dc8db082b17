import { CheckRow } from '../../../ui/CheckRow';
import { Section } from '../../../ui/Section';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { weekdayNames } from '../../../words/serviceDays';
import { minuteWords } from '../../../words/when';
import type { Draft } from '../draft';

type Props = {
  readonly draft: Draft;
  readonly error: string | undefined;
  readonly onChange: (draft: Draft) => void;
};

const quarter = 15;
const latest = 22 * 60;
const earliest = 6 * 60;

/** From when to when it is open, and where the morning ends. */
export function OpenHours({ draft, error, onChange }: Props) {
  const { weekdays, opensAt, halvesAt, closesAt } = draft;
  const hours = { by: quarter, words: minuteWords } as const;
  return (
    <>
      <Section title="哪几天开门">
        {weekdayNames.map((day, index) => (
          <CheckRow
            key={day}
            label={day}
            isChecked={(weekdays & (1 << index)) !== 0}
            onToggle={() => onChange({ ...draft, weekdays: weekdays ^ (1 << index) })}
          />
        ))}
        {error !== undefined && <Words>{error}</Words>}
      </Section>
      <Stepper
        label="几点开门"
        value={opensAt}
        least={earliest}
        most={halvesAt - quarter}
        {...hours}
        onChange={(minute) => onChange({ ...draft, opensAt: minute })}
      />
      <Stepper
        label="上午到几点"
        value={halvesAt}
        least={opensAt + quarter}
        most={closesAt - quarter}
        {...hours}
        onChange={(minute) => onChange({ ...draft, halvesAt: minute })}
      />
      <Stepper
        label="几点关门"
        value={closesAt}
        least={halvesAt + quarter}
        most={latest}
        {...hours}
        onChange={(minute) => onChange({ ...draft, closesAt: minute })}
      />
    </>
  );
}
