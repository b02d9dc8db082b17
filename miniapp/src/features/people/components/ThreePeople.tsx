import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { MeView } from '@huiyue/shared/contract/session';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { useCircle } from '../queries';

type Props = {
  readonly booking: Pick<BookingView, 'orderer' | 'payer' | 'channel' | 'recipient'>;
  readonly me: MeView;
};

/** Who ordered, who is served, who pays: three people, as the elder's circle calls them. */
export function ThreePeople({ booking: { orderer, payer, channel, recipient }, me }: Props) {
  const { data } = useCircle(recipient.kind === 'elder' ? recipient.id : '');
  const called = (account: string) =>
    account === me.account
      ? '您'
      : (data?.members.find((member) => member.account === account)?.name ?? '家里人');
  const byDesk = channel === 'phone' || channel === 'window';
  return (
    <Card>
      <Facts
        facts={[
          { name: '谁订的', value: byDesk ? '热线和窗口' : called(orderer) },
          { name: '给谁', value: recipient.name },
          { name: '谁付款', value: byDesk && payer === orderer ? '家里付' : called(payer) },
        ]}
      />
    </Card>
  );
}
