import type { Minute } from '@huiyue/shared/ledger/span';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { Stepper } from '../../../ui/Stepper';
import { minuteWords } from '../../../words/when';
import { hoursShown, type Answers } from '../when';

type Props = {
  readonly offer: Pick<ClassCard, 'opensAt' | 'closesAt'>;
  readonly value: Answers;
  readonly onChange: (hours: { readonly from: Minute; readonly to: Minute }) => void;
};

const quarter = 15;

/** From when to when, in quarters of an hour. */
export function HoursStep({ offer: { opensAt, closesAt }, value, onChange }: Props) {
  const { from, to } = hoursShown(value, { opensAt, closesAt });
  return (
    <>
      <Stepper
        label="几点到"
        value={from}
        least={opensAt}
        most={closesAt - quarter}
        by={quarter}
        step="15分钟"
        words={minuteWords}
        // Who comes later goes later: the length stays as it was chosen.
        onChange={(next) => onChange({ from: next, to: Math.min(closesAt, to + next - from) })}
      />
      <Stepper
        label="几点接"
        value={to}
        least={from + quarter}
        most={closesAt}
        by={quarter}
        step="15分钟"
        words={minuteWords}
        onChange={(next) => onChange({ from, to: next })}
      />
    </>
  );
}
