import type { CivilMonth } from '@huiyue/shared/civil';
import { isCivilMonth } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { Choice } from '../../../ui/Choice';
import { monthWords } from '../../../words/dates';
import { monthNote, monthsOf } from '../months';
import { useMonths } from '../queries';

type Props = {
  readonly site: string;
  readonly offer: ClassCard;
  readonly child: ChildView;
  readonly value: CivilMonth | undefined;
  readonly onChange: (month: CivilMonth) => void;
};

/** For which month? Whole months only, each with what is left in it. */
export function MonthStep({ site, offer, child, value, onChange }: Props) {
  const months = useMonths(site, offer.id, monthsOf(offer));
  return (
    <Choice
      label="从哪个月开始"
      hint="按整月预约，从当月 1 日开始。一次约一个月。"
      value={value}
      onChange={(month) => {
        if (isCivilMonth(month)) onChange(month);
      }}
      options={months.map(({ month, offer: ofMonth, isFailed }) => ({
        value: month,
        label: monthWords(month),
        ...monthNote(month, child, ofMonth, isFailed),
      }))}
    />
  );
}
