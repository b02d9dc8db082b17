import { ageInMonths, firstDayOf, type CivilMonth } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { Choice } from '../../../ui/Choice';
import { Words } from '../../../ui/Words';
import { ageWindowInFull, ageWords } from '../../../words/ages';
import { dayWords, monthWords } from '../../../words/dates';

type Props = {
  readonly offer: ClassCard;
  readonly month: CivilMonth;
  readonly ownChildren: readonly ChildView[];
  readonly value: string | undefined;
  readonly onChange: (child: string) => void;
};

/** For which child? Who is never of age for this class while it can be booked is shown, and why it cannot be chosen. */
export function ChildStep({ offer, month, ownChildren, value, onChange }: Props) {
  const { name, ageFromMonths, ageBelowMonths } = offer;
  return (
    <>
      <Words>{`${name}收${ageWindowInFull(ageFromMonths, ageBelowMonths)}的孩子，按入托第一天的月龄算。`}</Words>
      <Choice
        label="给哪个孩子约"
        value={value}
        onChange={onChange}
        options={ownChildren.map((child) => {
          const age = ageInMonths(child.birthDate, firstDayOf(month));
          const trouble = troubleOf(offer, child);
          return {
            value: child.id,
            label: child.name,
            note: trouble ?? `到${dayWords(firstDayOf(month))} ${ageWords(age)}`,
            isClosed: trouble !== undefined,
          };
        })}
      />
    </>
  );
}

/** Why this child can have no month of this class; undefined where it can have at least one. */
export function troubleOf(offer: ClassCard, child: Pick<ChildView, 'birthDate'>): string | undefined {
  const youngest = ageInMonths(child.birthDate, firstDayOf(offer.firstMonth));
  const oldest = ageInMonths(child.birthDate, firstDayOf(offer.lastMonth));
  if (youngest >= offer.ageBelowMonths)
    return `到${dayWords(firstDayOf(offer.firstMonth))} ${ageWords(youngest)}，超过了这个班的月龄`;
  if (oldest < offer.ageFromMonths)
    return `到${monthWords(offer.lastMonth)}才 ${ageWords(oldest)}，还不够这个班的月龄`;
  return undefined;
}
