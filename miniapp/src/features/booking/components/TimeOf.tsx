import type { CivilMonth } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import type { Answers, Way } from '../when';
import { DayStep } from './DayStep';
import { HalfStep } from './HalfStep';
import { HoursStep } from './HoursStep';
import { MonthStep } from './MonthStep';

type Props = {
  readonly site: string;
  readonly offer: ClassCard;
  readonly child: ChildView;
  readonly way: Way;
  readonly answers: Answers;
  readonly onChange: (part: Answers) => void;
};

/** What has to be answered for one way of care: a month or a day, and for some which part of it. */
export function TimeOf({ site, offer, child, way, answers, onChange }: Props) {
  const half = way.careMode === 'halfDay' && (
    <HalfStep offer={offer} value={answers.half} onChange={(value) => onChange({ half: value })} />
  );
  if (way.per === 'month') {
    const onMonth = (month: CivilMonth) => onChange({ month });
    return (
      <>
        {half}
        <MonthStep site={site} offer={offer} child={child} value={answers.month} onChange={onMonth} />
      </>
    );
  }
  return (
    <>
      {half}
      <DayStep offer={offer} value={answers.date} onChange={(date) => onChange({ date })} />
      {way.careMode === 'hourly' && <HoursStep offer={offer} value={answers} onChange={onChange} />}
    </>
  );
}
