import type { ChildView } from '@huiyue/shared/contract/children';
import type { CityView } from '@huiyue/shared/contract/policy';
import { Answered } from '../../../parts/Answered';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { ageWords } from '../../../words/ages';
import { fullDayWords } from '../../../words/dates';
import { useFit } from '../queries';
import { FitTimeline } from './FitTimeline';

type Props = { readonly child: ChildView; readonly city: CityView | undefined };

export function ChildCard({ child, city }: Props) {
  const { id, name, birthDate, ageInMonths } = child;
  const fit = useFit(id, city?.code);
  return (
    <Card>
      <Heading look={2}>{name}</Heading>
      <Words kind="soft">{`${fullDayWords(birthDate)}出生，现在 ${ageWords(ageInMonths)}`}</Words>
      {city === undefined ? (
        <Words kind="soft">先在“找托位”里选城市，就能看到合适的班。</Words>
      ) : (
        <Answered query={fit} label="正在查找合适的班" cards={1}>
          {(known) =>
            known.publishesRules ? (
              <>
                <Words>{`按${city.name}的规定，合适的班：`}</Words>
                <FitTimeline fit={known} city={city.code} />
              </>
            ) : (
              <Words>{`${city.name}没有公布各班的月龄，以每个班自己写的为准。`}</Words>
            )
          }
        </Answered>
      )}
      <Button
        kind="secondary"
        label={`${name}的照护卡片`}
        onPress={() => void open('/packages/circle/card/index', { child: id })}
      >
        照护卡片
      </Button>
    </Card>
  );
}
