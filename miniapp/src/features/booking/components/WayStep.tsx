import type { ClassCard } from '@huiyue/shared/contract/sites';
import { Choice } from '../../../ui/Choice';
import { pricedWords } from '../../../words/money';
import { careModeWords } from '../../../words/names';
import type { Way } from '../when';

type Props = {
  readonly offer: ClassCard;
  readonly value: Way;
  readonly onChange: (way: Way) => void;
};

const nameOf = ({ careMode, per }: Way) => `${careMode} ${per}`;

/** In which way? Everything the room is sold for, each with its price. */
export function WayStep({ offer, value, onChange }: Props) {
  return (
    <Choice
      label="怎么托"
      value={nameOf(value)}
      onChange={(name) => {
        const rate = offer.rates.find((one) => nameOf(one) === name);
        if (rate) onChange({ careMode: rate.careMode, per: rate.per });
      }}
      options={offer.rates.map((rate) => ({
        value: nameOf(rate),
        label: `${careModeWords[rate.careMode]}${rate.careMode === 'halfDay' && rate.per === 'month' ? '，按月' : ''}`,
        note: pricedWords(rate.priceFen, rate.per),
      }))}
    />
  );
}
