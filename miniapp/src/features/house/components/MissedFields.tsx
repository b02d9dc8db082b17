import type { MissedTerms } from '@huiyue/shared/elderServices/missed';
import { CheckRow } from '../../../ui/CheckRow';
import { Stepper } from '../../../ui/Stepper';

type Props = {
  readonly value: MissedTerms | undefined;
  /** Once people rely on being looked for, it is not taken back: only the times change. */
  readonly isFixed?: boolean;
  readonly onChange: (value: MissedTerms | undefined) => void;
};

const usual: MissedTerms = { afterMinutes: 30, circleMinutes: 60 };
const quarter = 15;

/** Whoever was expected and not seen is looked for: after how long, and how long the family may call first. */
export function MissedFields({ value, isFixed = false, onChange }: Props) {
  return (
    <>
      {!isFixed && (
        <CheckRow
          label="没来、没人开门的，要找到人"
          note="先请家里人打电话，没有消息再请社区上门"
          isChecked={value !== undefined}
          onToggle={() => onChange(value ? undefined : usual)}
        />
      )}
      {value && (
        <>
          <Stepper
            label="结束以后多久还没见到，就开始找"
            value={value.afterMinutes}
            least={0}
            most={720}
            by={quarter}
            words={minutesWords}
            onChange={(afterMinutes) => onChange({ ...value, afterMinutes })}
          />
          <Stepper
            label="家里人多久没有消息，就请社区去看"
            value={value.circleMinutes ?? 60}
            least={quarter}
            most={720}
            by={quarter}
            words={minutesWords}
            onChange={(circleMinutes) => onChange({ ...value, circleMinutes })}
          />
        </>
      )}
    </>
  );
}

/** What is usual, until a house says otherwise. A course is nobody's worry. */
export function usualMissed(product: string): MissedTerms | undefined {
  return product === 'course' ? undefined : usual;
}

function minutesWords(minutes: number): string {
  return minutes === 0 ? '马上' : `${minutes} 分钟`;
}
