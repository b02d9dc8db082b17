import { Stepper } from '../../../ui/Stepper';
import { minuteWords } from '../../../words/when';
import type { Draft } from '../draft';

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

const quarter = 15;
const latest = 22 * 60;
const earliest = 6 * 60;

/** From when to when it is open, and where the morning ends. */
export function OpenHours({ draft, onChange }: Props) {
  const { opensAt, halvesAt, closesAt } = draft;
  const hours = { by: quarter, words: minuteWords } as const;
  return (
    <>
      <Stepper
        label="几点开门"
        hint="周一到周五开放"
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
