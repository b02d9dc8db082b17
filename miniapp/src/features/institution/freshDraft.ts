import { addMonthsTo, firstDayOf, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { ClassKind } from '@huiyue/shared/policy/childcareKinds';
import { classKindWords } from '../../words/names';
import type { Draft } from './draft';

/** Monday to Friday. */
const workingDays = 0b001_1111;

/** A form that opens with what is most likely: next month, and the price a designated site has to use. */
export function freshDraft(today: CivilDate, designation: SiteCard['designation']): Draft {
  return {
    name: '',
    ageFrom: '',
    ageBelow: '',
    places: '',
    pricing: designation ? 'inclusive' : 'market',
    price: '',
    halfDayPrice: '',
    hourPrice: '',
    dayPrice: '',
    weekdays: workingDays,
    opensAt: 8 * 60,
    halvesAt: 12 * 60,
    closesAt: 17 * 60 + 30,
    opensOn: firstDayOf(addMonthsTo(monthOf(today), 1)),
    bookableMonths: 6,
    answerWithinHours: 48,
  };
}

type PublishedClasses = ChildcarePolicyView['classes'];

/** The draft for another kind of class: what is published for it is filled in, ready to be narrowed. */
export function withKind(draft: Draft, kind: ClassKind, published: PublishedClasses): Draft {
  const rule = published.find((one) => one.kind === kind)?.rule ?? undefined;
  const hasOwnName =
    draft.name !== '' && !Object.values(classKindWords).some((usual) => usual === draft.name);
  // A class published without an upper age ends where the oldest of the others does.
  const oldest = Math.max(0, ...published.map((one) => one.rule?.ageBelowMonths ?? 0));
  const ageBelow = rule && (rule.ageBelowMonths ?? oldest);
  return {
    ...draft,
    kind,
    name: hasOwnName ? draft.name : classKindWords[kind],
    ageFrom: rule ? String(rule.ageFromMonths) : draft.ageFrom,
    ageBelow: ageBelow !== undefined && ageBelow > 0 ? String(ageBelow) : draft.ageBelow,
    places: rule ? String(rule.maxChildren) : draft.places,
  };
}
