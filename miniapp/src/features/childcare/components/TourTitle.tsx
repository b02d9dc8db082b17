import type { TourView } from '@huiyue/shared/contract/trials';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { dayWords, weekdayWords } from '../../../words/dates';
import { occasionWords } from '../../../words/names';
import { hoursWords } from '../../../words/when';

type Tour = Pick<TourView, 'occasion' | 'date' | 'from' | 'to'>;

/** What it is and on which day; the hours have a line of their own, or they would break in the middle. */
export function TourTitle({ tour }: { readonly tour: Tour }) {
  return (
    <>
      <Heading look={3}>{`${occasionWords[tour.occasion]} · ${dayOf(tour)}`}</Heading>
      <Words>{hoursWords(tour.from, tour.to)}</Words>
    </>
  );
}

export function whenOf(tour: Tour): string {
  return `${dayOf(tour)} ${hoursWords(tour.from, tour.to)}`;
}

function dayOf({ date }: Tour): string {
  return `${dayWords(date)} ${weekdayWords(date)}`;
}
