import { bookableRange } from '@huiyue/shared/childcare/childcareClass';
import { addMonths, type CivilDate } from '@huiyue/shared/civil';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import type { Draft, Errors } from '../draft';
import { OpenHours } from './OpenHours';

type Props = {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly today: CivilDate;
  readonly onChange: (draft: Draft) => void;
};

const answerHours = [24, 48, 72] as const;
const answerNotes = { 24: '一天', 48: '两天', 72: '三天' } as const;

/** From when, how far ahead, and how soon the institution promises to answer. */
export function TimeStep({ draft, errors, today, onChange }: Props) {
  const { opensOn, bookableMonths, answerWithinHours } = draft;
  return (
    <>
      <DateField
        label="哪天开班"
        hint="按整月招收；月中开班的，从下个月算起"
        error={errors.opensOn}
        from={today}
        until={addMonths(today, 18)}
        value={opensOn}
        onChange={(chosen) => {
          const { opensOn: _, ...rest } = draft;
          onChange(chosen === undefined ? rest : { ...rest, opensOn: chosen });
        }}
      />
      <OpenHours draft={draft} error={errors.weekdays} onChange={onChange} />
      <Stepper
        label="家长可以提前几个月约"
        value={bookableMonths}
        least={1}
        most={12}
        words={(months) => `${months} 个月`}
        onChange={(months) => onChange({ ...draft, bookableMonths: months })}
      />
      {opensOn !== undefined && <Words kind="soft">{rangeWords(opensOn, bookableMonths, today)}</Words>}
      <Choice
        label="多久答复家长"
        hint="到时候没有答复，名额自动释放"
        value={String(answerWithinHours)}
        onChange={(hours) => onChange({ ...draft, answerWithinHours: Number(hours) })}
        options={answerHours.map((hours) => ({
          value: String(hours),
          label: `${hours} 小时内`,
          note: answerNotes[hours],
        }))}
      />
    </>
  );
}

export function rangeWords(opensOn: CivilDate, bookableMonths: number, today: CivilDate): string {
  const { first, last } = bookableRange({ opensOn, bookableMonths }, today);
  if (first > last) return `${monthWords(first)}才能入托，现在还约不了；可以把提前的月数加大。`;
  return first === last
    ? `家长现在可以约${monthWords(first)}。`
    : `家长现在可以约${monthWords(first)}到${monthWords(last)}。`;
}
