import { refundTermsOn } from '@huiyue/shared/billing/refundTerms';
import { dateAt } from '@huiyue/shared/civil';
import { now } from '../platform/clock';
import { Words } from '../ui/Words';
import { refundTermsWords } from '../words/ownRefunds';
import { useRefundTerms } from './refundTerms';

/** What the institution itself says of giving back, read before a place is asked for: it holds for what is booked today. */
export function RefundTermsLine({ site }: { readonly site: string }) {
  const { data } = useRefundTerms(site);
  const terms = data && refundTermsOn(data.items, dateAt(now()));
  if (!terms) return null;
  return <Words kind="soft">{`机构的退费办法（当地有规定的照规定）：${refundTermsWords(terms)}`}</Words>;
}
