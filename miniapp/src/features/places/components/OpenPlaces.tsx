import { View } from '@tarojs/components';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { Seats } from '../../../ui/Seats';
import { monthWords } from '../../../words/dates';
import { isBookable } from '../bookable';

/** The places of a month; or that this month is not open for booking, which is something else than full. */
export function OpenPlaces({ offer }: { offer: ClassCard }) {
  const { month, firstMonth, lastMonth, openPlaces, places } = offer;
  if (isBookable(offer)) return <Seats openPlaces={openPlaces} places={places} />;
  return (
    <View className="seats-words">
      {month < firstMonth
        ? `${monthWords(month)}还不能约，最早可以约${monthWords(firstMonth)}`
        : `${monthWords(month)}还没有开放，最远可以约到${monthWords(lastMonth)}`}
    </View>
  );
}
