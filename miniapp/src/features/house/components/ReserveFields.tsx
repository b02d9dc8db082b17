import type { Minute } from '@huiyue/shared/ledger/span';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { minuteWords } from '../../../words/when';

export type Kept = { readonly units: number; readonly at: Minute };

type Props = {
  readonly kept: Kept;
  readonly places: number;
  readonly unit: string;
  readonly opensAt: Minute;
  /** So long before the opening orders close: what is let go later, nobody can order from home. */
  readonly closesMinutesBefore: number;
  readonly onChange: (kept: Kept) => void;
};

const halfHour = 30;

/** What is kept for those who call or come, and when on that day the rest of it is everybody's. */
export function ReserveFields({ kept, places, unit, opensAt, closesMinutesBefore, onChange }: Props) {
  const closesAt = opensAt - closesMinutesBefore;
  return (
    <>
      <Stepper
        label="留给打电话和到现场来的人"
        value={kept.units}
        least={0}
        most={places}
        words={(value) => (value === 0 ? '不留' : `${value} ${unit}`)}
        onChange={(units) => onChange({ ...kept, units })}
      />
      {kept.units > 0 && (
        <Stepper
          label="那天几点还没用完，就放给大家"
          value={Math.min(kept.at, opensAt)}
          least={0}
          most={opensAt}
          by={halfHour}
          words={minuteWords}
          onChange={(at) => onChange({ ...kept, at })}
        />
      )}
      {kept.units > 0 && kept.at >= closesAt && (
        <Words kind="soft">
          {closesAt < 0
            ? '前一天就截止了：当天才放出来的，只有打电话和到现场的人约得到。'
            : `网上约到 ${minuteWords(closesAt)} 截止：这时候才放出来的，只有打电话和到现场的人约得到。`}
        </Words>
      )}
    </>
  );
}

/** An hour for the others before orders close; where that is the day before, the very opening. */
export function releaseAt(opensAt: Minute, closesMinutesBefore: number): Minute {
  const at = opensAt - closesMinutesBefore - 2 * halfHour;
  return at < 0 ? opensAt : at;
}
