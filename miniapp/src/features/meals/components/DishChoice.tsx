import { View } from '@tarojs/components';
import type { CareCardView } from '@huiyue/shared/contract/cards';
import type { MenuView } from '@huiyue/shared/contract/menus';
import { clashes } from '@huiyue/shared/diet';
import { DishPicture } from '../../../parts/DishPicture';
import { Choice } from '../../../ui/Choice';
import { dietNames } from '@huiyue/shared/dietNames';
import { clashWords } from '../../../words/diet';
import { fullWeekdayWords } from '../../../words/serviceDays';

type Props = {
  readonly menu: MenuView;
  readonly card: Pick<CareCardView, 'allergies' | 'diets'> | undefined;
  /** The id of a dish; undefined: as the canteen serves it. */
  readonly value: string | undefined;
  readonly onChange: (dish: string | undefined) => void;
};

const asServed = 'asServed';

/** What to eat on one day: each dish with its picture, and a warning where it clashes with what the card says. */
export function DishChoice({ menu, card, value, onChange }: Props) {
  const needs = { allergies: card?.allergies ?? [], diets: card?.diets ?? [] };
  return (
    <Choice
      label={fullWeekdayWords(menu.date)}
      value={value ?? asServed}
      onChange={(chosen) => onChange(chosen === asServed ? undefined : chosen)}
      options={[
        { value: asServed, label: '不挑，按食堂配的来' },
        ...menu.dishes.map((dish) => ({
          value: dish.id,
          label: dish.name,
          note: (
            <View className="dish-row">
              <DishPicture picture={dish.picture} />
              <View className="dish-words">
                {dish.note !== undefined && <View>{dish.note}</View>}
                {dish.suits.length > 0 && <View>{dish.suits.map((diet) => dietNames[diet]).join('、')}</View>}
                {clashes(dish, needs).map((clash) => (
                  <View key={clashWords(clash)} className="dish-clash">{`注意：${clashWords(clash)}`}</View>
                ))}
              </View>
            </View>
          ),
        })),
      ]}
    />
  );
}
