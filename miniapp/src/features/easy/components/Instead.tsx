import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import {
  insteadOf,
  type Engagement,
  type Sitting,
  type WantedSitting,
} from '@huiyue/shared/elderServices/nextSitting';
import { now } from '../../../platform/clock';
import { Words } from '../../../ui/Words';
import { nearDayWords } from '../../../words/serviceDays';
import { minuteWords } from '../../../words/when';
import '../easy.scss';
import { useSittings } from '../queries';
import { BigChoice } from './BigChoice';

type Props = {
  readonly site: ServiceCard['site'];
  readonly wanted: WantedSitting;
  readonly way: MealWay | undefined;
  /** What the person has at these hours; undefined while it is being read. */
  readonly kept: readonly Engagement[] | undefined;
  readonly onTake: (sitting: Sitting) => void;
};

/** In place of what cannot be had: the next sitting with room, on one large button. Nothing is ordered by it yet. */
export function Instead({ site, wanted, way, kept, onTake }: Props) {
  const { meals, sittings, hasFailed } = useSittings(site.id, way, wanted.date);
  if (!sittings || !kept) return hasFailed ? null : <Words kind="soft">正在看还有哪一餐…</Words>;
  const found = insteadOf(wanted, sittings, kept);
  if (!found) return <Words>{`${site.name}这两个星期没有别的空位了。`}</Words>;
  const { service, date, from, openPlaces } = found;
  const name = meals.find(({ id }) => id === service)?.name;
  return (
    <View className="big-choices">
      <BigChoice
        icon="refresh"
        title={`换成${nearDayWords(date, dateAt(now()))} ${minuteWords(from)}，还有 ${openPlaces} 份`}
        {...(service !== wanted.service && name !== undefined && { note: name })}
        isFirst
        onPress={() => onTake(found)}
      />
    </View>
  );
}
