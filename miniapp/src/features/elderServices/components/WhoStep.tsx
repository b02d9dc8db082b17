import { dateAt } from '@huiyue/shared/civil';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { ageInMonths } from '@huiyue/shared/civil';
import { now } from '../../../platform/clock';
import { Choice } from '../../../ui/Choice';

type Props = {
  readonly elders: readonly ElderView[];
  readonly value: string | undefined;
  readonly onChange: (elder: string) => void;
};

const monthsAYear = 12;

/** For whom? The elders this family cares for. */
export function WhoStep({ elders, value, onChange }: Props) {
  const today = dateAt(now());
  return (
    <Choice
      label="给哪位老人订"
      value={value}
      onChange={onChange}
      options={elders.map(({ id, name, birthDate }) => ({
        value: id,
        label: name,
        note: `${Math.floor(ageInMonths(birthDate, today) / monthsAYear)} 岁`,
      }))}
    />
  );
}
