import { SentMeal } from '../../../features/easy/components/SentMeal';
import { OrderFacts } from '../../../features/elderServices/components/OrderFacts';
import { useSent } from '../../../features/elderServices/queries';

export default function SentPage() {
  const { data } = useSent();
  const booking = data?.[0];
  return <SentMeal state={booking?.state}>{booking && <OrderFacts booking={booking} />}</SentMeal>;
}
