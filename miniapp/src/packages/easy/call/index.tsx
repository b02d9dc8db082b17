import type { CityView } from '@huiyue/shared/contract/policy';
import { useCities } from '../../../api/reads';
import { BigCall } from '../../../features/easy/components/BigCall';
import { lastMealIn } from '../../../features/easy/lastMeal';
import { useLatest } from '../../../features/easy/queries';
import { useService } from '../../../features/elderServices/queries';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';

/** One large button for the hotline of the place; where none is published it says so, and gives the canteen's own number. */
export default function CallPage() {
  const isFamily = useIsFamily();
  const { data: latest, isPending: isLooking } = useLatest(isFamily);
  const last = latest && lastMealIn(latest.items);
  const { data: service, isPending: isOpening } = useService(last?.service ?? '');
  const cities = useCities();
  const own = service?.site.city;
  // Whose city it is must be known first: another city's number would be dialled in good faith.
  const isKnown = !((isFamily && isLooking) || (last !== undefined && isOpening));
  return (
    <PageShell title="找人帮忙">
      {service && (
        <BigCall
          who={service.site.name}
          phone={service.site.phone}
          note="上次订餐的地方，可以请他们帮着订、帮着改。"
        />
      )}
      <Answered query={cities} label="正在查热线" cards={1}>
        {({ items }) => {
          if (!isKnown) return <Skeleton label="正在查热线" cards={1} />;
          const shown = items.filter(({ code, hotline }) =>
            own === undefined ? hotline !== null : code === own,
          );
          return shown.length > 0 ? (
            shown.map((city) => <Hotline key={city.code} city={city} />)
          ) : (
            <NoHotline />
          );
        }}
      </Answered>
    </PageShell>
  );
}

function Hotline({ city: { name, hotline } }: { city: CityView }) {
  return hotline ? (
    <BigCall who={`${name}热线`} phone={hotline.phone}>
      <ClauseLink clause={hotline.clause} text="号码的依据" />
    </BigCall>
  ) : (
    <Card>
      <Heading look={3}>{`${name}热线`}</Heading>
      <Words>{`${name}还没有公布养老服务热线的号码，公布以后会出现在这里。`}</Words>
      <Words>现在可以打给上面的机构，或者请社区帮忙。</Words>
    </Card>
  );
}

function NoHotline() {
  return (
    <Empty icon="phone" title="还没有公布热线号码">
      <Words>现在可以打给常去的机构，或者请社区帮忙。</Words>
    </Empty>
  );
}
