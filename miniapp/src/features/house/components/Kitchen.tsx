import type { CivilDate } from '@huiyue/shared/civil';
import type { KitchenView } from '@huiyue/shared/contract/house';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { mealWays } from '@huiyue/shared/elderServices/mealOrder';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { Id } from '@huiyue/shared/ids';
import { Answered } from '../../../parts/Answered';
import { Banner } from '../../../ui/Banner';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { clashWords } from '../../../words/diet';
import { labelsPage } from '../paper';
import { useKitchen } from '../queries';
import { PrintButton } from './PrintButton';

/** What a sitting has to cook, whom to call first, and the labels for the boxes. */
export function Kitchen({ service, date }: { service: Id<'service'>; date: CivilDate }) {
  const kitchen = useKitchen(service, date);
  return (
    <Answered query={kitchen} label="正在数份数" cards={2} reader="institution">
      {(data) =>
        data.portions === 0 ? (
          <Empty icon="class" title="这一天还没有人订">
            <Words kind="soft">有人订了，这里马上能看到做几份。</Words>
          </Empty>
        ) : (
          <Count kitchen={data} />
        )
      }
    </Answered>
  );
}

function Count({ kitchen }: { kitchen: KitchenView }) {
  return (
    <>
      {kitchen.clashes.length > 0 && (
        <Banner tone="refused" title={`${kitchen.clashes.length} 个人订的菜不合适，请先打电话`}>
          {kitchen.clashes.map(({ booking, name, dish, clashes }) => (
            <Words key={booking}>{`${name}：${dish}，${clashes.map(clashWords).join('；')}`}</Words>
          ))}
        </Banner>
      )}
      <Section title={`一共 ${kitchen.portions} 份`}>
        <List>
          {kitchen.counts.map(({ dish, portions, ways, diets }) => (
            <ListRow
              key={dish?.id ?? 'any'}
              title={dish?.name ?? '没有选菜，按当天的做'}
              note={[
                ...mealWays
                  .filter((way) => (ways[way] ?? 0) > 0)
                  .map((way) => `${mealWayNames[way]} ${ways[way]}`),
                ...diets.map(({ diet, portions: some }) => `${dietNames[diet]} ${some}`),
              ].join(' · ')}
              value={`${portions} 份`}
            />
          ))}
        </List>
      </Section>
      <Section title="标签">
        <List>
          {kitchen.labels.map(({ booking, name, dish, units, way, allergies, diets }) => (
            <ListRow
              key={booking}
              title={`${name} · ${dish ?? '当天的菜'}`}
              note={[
                mealWayNames[way],
                ...allergies.map((one) => `过敏：${allergenNames[one]}`),
                ...diets.map((one) => dietNames[one]),
              ].join(' · ')}
              value={`${units} 份`}
            />
          ))}
        </List>
        <PrintButton text="打印标签" page={() => labelsPage(kitchen)} />
      </Section>
    </>
  );
}
