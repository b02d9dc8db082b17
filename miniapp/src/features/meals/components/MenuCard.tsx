import { View } from '@tarojs/components';
import { addDays, dateAt } from '@huiyue/shared/civil';
import { Answered } from '../../../parts/Answered';
import { DishPicture } from '../../../parts/DishPicture';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { nearDayWords } from '../../../words/serviceDays';
import { useMenus } from '../queries';

const daysShown = 3;

/** What is cooked in the next days, with pictures and with what is in it. */
export function MenuCard({ service }: { service: string }) {
  const today = dateAt(now());
  const menus = useMenus(service, { from: today, until: addDays(today, daysShown - 1) });
  return (
    <Section title="这几天的菜单">
      <Answered query={menus} label="正在读取菜单" cards={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Words kind="soft">食堂还没有写这几天的菜单。想知道吃什么，可以打电话问。</Words>
          ) : (
            items.map(({ date, dishes }) => (
              <Card key={date}>
                <Heading level={3} look={3}>
                  {nearDayWords(date, today)}
                </Heading>
                <View className="stack" {...aria({ role: 'list' })}>
                  {dishes.map((dish) => (
                    <View key={dish.id} className="dish-row" {...aria({ role: 'listitem' })}>
                      <DishPicture picture={dish.picture} />
                      <View className="dish-words">
                        <View>{dish.name}</View>
                        <Words kind="soft">
                          {[
                            ...dish.suits.map((diet) => dietNames[diet]),
                            ...(dish.contains.length > 0
                              ? [`含${dish.contains.map((one) => allergenNames[one]).join('、')}`]
                              : []),
                          ].join(' · ')}
                        </Words>
                      </View>
                    </View>
                  ))}
                </View>
              </Card>
            ))
          )
        }
      </Answered>
    </Section>
  );
}
