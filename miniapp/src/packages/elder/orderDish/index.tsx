import { useKept } from '../../../api/useKept';
import { draftParameters } from '../../../features/elderServices/order';
import { useElders } from '../../../features/elderServices/queries';
import { useDraft } from '../../../features/elderServices/useDraft';
import { DishChoice } from '../../../features/meals/components/DishChoice';
import { useMenus } from '../../../features/meals/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';

export default function OrderDishPage() {
  const { me, notice } = useGate('family');
  const draft = useDraft();
  const { value, put, ...kept } = useKept<{ readonly dishes: readonly (readonly [string, string])[] }>(
    `order:${draft.service}:dish:${JSON.stringify(draftParameters(draft))}`,
    { dishes: draft.dates.flatMap((date, index) => entryOf(date, draft.dishes[index])) },
  );
  const elders = useElders(useIsFamily());
  const card = elders.data?.items.find(({ id }) => id === draft.elder)?.card;
  const [first, last] = [draft.dates[0], draft.dates[draft.dates.length - 1]];
  const menus = useMenus(draft.service, first && last && { from: first, until: last });

  // A dish that was taken off the menu meanwhile is chosen by nobody.
  const isCooked = ([on, dish]: readonly [string, string]) =>
    menus.data?.items.some(
      ({ date, dishes: cooked }) => date === on && cooked.some(({ id }) => id === dish),
    ) ?? true;
  const dishes = new Map(value.dishes.filter(isCooked));

  const choose = (date: string, dish: string | undefined) => {
    const next = new Map(dishes);
    if (dish === undefined) next.delete(date);
    else next.set(date, dish);
    put({ dishes: [...next] });
  };

  return (
    <PageShell
      title="吃什么"
      {...(me && {
        foot: (
          <Button
            onPress={() =>
              void open(
                '/packages/elder/orderReview/index',
                draftParameters({ ...draft, dishes: draft.dates.map((date) => dishes.get(date)) }),
              )
            }
          >
            下一步
          </Button>
        ),
      })}
    >
      {notice}
      {me && (
        <>
          <Steps at={3} of={4} name="吃什么" />
          <Answered query={menus} label="正在读取菜单" cards={3}>
            {({ items }) => {
              const written = items.filter(
                ({ date, dishes: cooked }) => draft.dates.includes(date) && cooked.length > 0,
              );
              const left = draft.dates.length - written.length;
              return written.length === 0 ? (
                <Empty icon="bookings" title="这几天的菜单还没有写">
                  <Words kind="soft">可以先订，食堂会按当天的菜配好。</Words>
                </Empty>
              ) : (
                <>
                  <BroughtBack of={kept} />
                  {written.map((menu) => (
                    <DishChoice
                      key={menu.date}
                      menu={menu}
                      card={card}
                      value={dishes.get(menu.date)}
                      onChange={(dish) => choose(menu.date, dish)}
                    />
                  ))}
                  {left > 0 && (
                    <Words kind="soft">{`其余 ${left} 天的菜单还没有写，食堂会按当天的菜配好。`}</Words>
                  )}
                </>
              );
            }}
          </Answered>
        </>
      )}
    </PageShell>
  );
}

function entryOf(date: string, dish: string | undefined): readonly (readonly [string, string])[] {
  return dish === undefined ? [] : [[date, dish]];
}
