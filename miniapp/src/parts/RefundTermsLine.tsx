import { refundTermsOn } from '@huiyue/shared/billing/refundTerms';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import { now } from '../platform/clock';
import { Words } from '../ui/Words';
import { refundTermsWords, type BookedBy } from '../words/ownRefunds';
import { useRefundTerms } from './refundTerms';

type Props = {
  readonly site: string;
  /** The day on which it was booked: what stood then holds. Today, where it is still to be booked. */
  readonly on?: CivilDate;
  readonly by?: BookedBy;
};

/** What the institution itself says of giving back, read before anything is asked for. */
export function RefundTermsLine({ site, on = dateAt(now()), by = 'any' }: Props) {
  const { data } = useRefundTerms(site);
  const terms = data && refundTermsOn(data.items, on);
  if (!terms) return null;
  const whose = data.isInvented ? '演示机构编的退费办法，不是真的' : '机构的退费办法';
  return <Words kind="soft">{`${whose}（当地有规定的照规定）：${refundTermsWords(terms, by)}`}</Words>;
}
