import { Stepper } from '../../../ui/Stepper';
import { minuteWords } from '../../../words/when';
import type { KeptBack } from '../keptBack';

type Props = {
  readonly kept: KeptBack;
  readonly places: number;
  readonly onChange: (kept: KeptBack) => void;
};

const [mostDays, halfHour] = [30, 30];

/** Places for those who call or come in, and when the rest of them are everybody's. */
export function ClassReserve({ kept, places, onChange }: Props) {
  return (
    <>
      <Stepper
        label="留给打电话和到现场来的人"
        hint="网上约不到这几个；到时候没用完，就放给大家"
        value={kept.units}
        least={0}
        most={places}
        words={(units) => (units === 0 ? '不留' : `${units} 个`)}
        onChange={(units) => onChange({ ...kept, units })}
      />
      {kept.units > 0 && (
        <>
          <Stepper
            label="提前几天放给大家"
            hint="从每月 1 日往前数"
            value={kept.daysBefore}
            least={0}
            most={mostDays}
            words={(days) => (days === 0 ? '1 日当天' : `${days} 天`)}
            onChange={(daysBefore) => onChange({ ...kept, daysBefore })}
          />
          <Stepper
            label="那天几点放"
            value={kept.at}
            least={0}
            most={24 * 60 - halfHour}
            by={halfHour}
            words={minuteWords}
            onChange={(at) => onChange({ ...kept, at })}
          />
        </>
      )}
    </>
  );
}
