import { useQuery, useQueryClient } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import type { CivilDate } from '@huiyue/shared/civil';
import type { PurchaseView } from '@huiyue/shared/contract/vouchers';
import { getAll, post } from '../api/client';
import { dataOf } from '../api/queries';
import { useSend } from '../api/useSend';
import { FailureNotice } from '../notices/FailureNotice';
import { NotRead } from '../notices/NotRead';
import { Button } from '../ui/Button';
import { Words } from '../ui/Words';
import { dayWords } from '../words/dates';
import { serviceLineWords } from '../words/names';

type Props = {
  readonly booking: string;
  readonly name: string;
  /** The days of the booking that have come. */
  readonly days: readonly CivilDate[];
};

const boughtKey = 'boughtVisits';

/** For the staff: what a government has bought for this person, what is left of it, and the visit that uses one up. */
export function BoughtVisits({ booking, name, days }: Props) {
  const { data, error } = useQuery({
    queryKey: [boughtKey, booking],
    queryFn: async () => (await dataOf(getAll<PurchaseView>(`/bookings/${booking}/visits`))).items,
  });
  if (error) return <NotRead error={error} reader="institution" />;
  // One visit is paid once, whoever bought it.
  const written = new Set(data?.flatMap(({ delivered }) => delivered.map(({ on }) => on)));
  return (
    <>
      {data?.map((purchase) => {
        const { id, line, from, to, visits, left, delivered } = purchase;
        const open = days.filter((on) => from <= on && on <= to && !written.has(on));
        return (
          <View key={id} className="stack">
            <Words>{`政府购买的${serviceLineWords[line]}：还剩 ${left} 次，共 ${visits} 次`}</Words>
            {delivered.map(({ on }) => (
              <Words key={on} kind="soft">{`${dayWords(on)}这一次已经记上`}</Words>
            ))}
            {left === 0 && open.length > 0 && <Words kind="soft">次数已经用完，不能再记。</Words>}
            {left > 0 &&
              open.map((on) => <OneVisit key={on} booking={booking} name={name} purchase={id} on={on} />)}
          </View>
        );
      })}
    </>
  );
}

type OneProps = Pick<Props, 'booking' | 'name'> & {
  readonly purchase: string;
  readonly on: CivilDate;
};

function OneVisit({ booking, name, purchase, on }: OneProps) {
  const words = `${dayWords(on)}用了 1 次，记下来`;
  const queries = useQueryClient();
  const { send, ...sending } = useSend<object, PurchaseView>(
    `visit:${purchase}:${booking}:${on}`,
    (body, key) => post(`/bookings/${booking}/visits`, body, key),
  );
  const record = async () => {
    const answer = await send({ purchase, on });
    // A visit of another booking of hers may have used up what was left.
    if (answer?.ok) void queries.invalidateQueries({ queryKey: [boughtKey] });
  };
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button
        kind="secondary"
        label={`${words}，${name}`}
        busy={sending.phase === 'sending' && '正在记'}
        onPress={() => void record()}
      >
        {words}
      </Button>
    </>
  );
}
