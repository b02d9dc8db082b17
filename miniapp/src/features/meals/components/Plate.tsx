import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { CareCardView } from '@huiyue/shared/contract/cards';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { clashes } from '@huiyue/shared/diet';
import { waysOf } from '@huiyue/shared/elderServices/mealOrder';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { DishPicture } from '../../../parts/DishPicture';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { clashWords } from '../../../words/diet';
import { useChangeMeal, useMenus } from '../queries';
import { DishChoice } from './DishChoice';

type Props = {
  readonly booking: BookingView;
  readonly service: ServiceCard;
  readonly card: Pick<CareCardView, 'allergies' | 'diets'> | undefined;
  /** Orders are still open: a change needs nobody's leave. */
  readonly mayChange: boolean;
};

/** What will be on the plate, and another dish or another way to have it for as long as one may choose. */
export function Plate({ booking, service, card, mayChange }: Props) {
  const { startsOn, meal } = booking;
  const menus = useMenus(service.id, { from: startsOn, until: startsOn });
  const menu = menus.data?.items.find(({ date, dishes }) => date === startsOn && dishes.length > 0);
  const dish = menu?.dishes.find(({ id }) => id === meal?.dish);
  const clash = dish
    ? clashes(dish, { allergies: card?.allergies ?? [], diets: card?.diets ?? [] }).map(clashWords)
    : [];
  const ways = waysOf(service);
  const [isOpen, setIsOpen] = useState(false);
  // Until one has chosen otherwise it is as it was ordered.
  const [chosen, setChosen] = useState<{ readonly way?: string; readonly dish?: string | undefined }>({});
  const way = ways.find((one) => one === chosen.way) ?? meal?.way ?? ways[0] ?? 'dineIn';
  const wanted = 'dish' in chosen ? chosen.dish : meal?.dish;
  const { change, ...sending } = useChangeMeal(booking.id, () => setIsOpen(false));

  return (
    <Section title="吃什么">
      <Card>
        {dish ? (
          <View className="dish-row">
            <DishPicture picture={dish.picture} />
            <View className="dish-words">
              <View>{dish.name}</View>
              {clash.map((words) => (
                <View key={words} className="dish-clash">{`注意：${words}`}</View>
              ))}
            </View>
          </View>
        ) : (
          <Words>{menu ? '没有挑菜，按食堂配的来。' : '菜单还没有写，食堂会按当天的菜配好。'}</Words>
        )}
        {mayChange && (menu !== undefined || ways.length > 1) && (
          <Button kind="secondary" onPress={() => setIsOpen(true)}>
            改菜、改怎么吃
          </Button>
        )}
      </Card>
      <Sheet
        isOpen={isOpen}
        title="改菜、改怎么吃"
        onClose={() => setIsOpen(false)}
        foot={
          <Button
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void change({ way, ...(wanted !== undefined && { dish: wanted }) })}
          >
            {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '就这样改'}
          </Button>
        }
      >
        <View className="stack">
          {ways.length > 1 && (
            <Choice
              label="怎么吃"
              value={way}
              onChange={(next) => setChosen({ ...chosen, way: next })}
              options={ways.map((one) => ({ value: one, label: mealWayNames[one] }))}
            />
          )}
          {menu && (
            <DishChoice
              menu={menu}
              card={card}
              value={wanted}
              onChange={(next) => setChosen({ ...chosen, dish: next })}
            />
          )}
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
        </View>
      </Sheet>
    </Section>
  );
}
