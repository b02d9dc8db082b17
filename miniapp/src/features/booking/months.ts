import { addMonthsTo, ageInMonths, firstDayOf, type CivilMonth } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { ageWords } from '../../words/ages';

/** Every month the class opens, first to last. */
export function monthsOf({
  firstMonth,
  lastMonth,
}: Pick<ClassCard, 'firstMonth' | 'lastMonth'>): readonly CivilMonth[] {
  const months: CivilMonth[] = [];
  for (let month = firstMonth; month <= lastMonth; month = addMonthsTo(month, 1)) months.push(month);
  return months;
}

export type MonthNote = { readonly note: string; readonly isClosed: boolean };

/** What a family has to know of a month before choosing it. */
export function monthNote(
  month: CivilMonth,
  child: Pick<ChildView, 'name' | 'birthDate'>,
  offer: ClassCard | undefined,
  isFailed: boolean,
): MonthNote {
  const age = ageInMonths(child.birthDate, firstDayOf(month));
  if (!offer) return { note: isFailed ? '没有查到名额，可以先选' : '正在查名额', isClosed: false };
  if (age < offer.ageFromMonths)
    return { note: `${child.name}才 ${ageWords(age)}，还不够月龄`, isClosed: true };
  if (age >= offer.ageBelowMonths)
    return { note: `${child.name}已经 ${ageWords(age)}，超过月龄`, isClosed: true };
  if (offer.openPlaces <= 0) return { note: '已约满，可以排队', isClosed: false };
  return { note: `还有 ${offer.openPlaces} 个名额，共 ${offer.places} 个`, isClosed: false };
}
