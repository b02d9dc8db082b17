import { refundTermsOn } from '@huiyue/shared/billing/refundTerms';
import type { CivilDate } from '@huiyue/shared/civil';
import type { RefundTermsView } from '@huiyue/shared/contract/bills';
import { Banner } from '../../../ui/Banner';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { refundTermsWords } from '../../../words/ownRefunds';
import { plainTerms } from '../refundDraft';

type Props = { readonly items: RefundTermsView['items']; readonly today: CivilDate };

/** What holds for whoever books today, and what is published for a day to come. */
export function RefundTermsNow({ items, today }: Props) {
  const current = refundTermsOn(items, today);
  return (
    <>
      <Banner
        tone="info"
        title={current ? `现在的办法，${fullDayWords(current.from)}起用` : '还没有公布自己的退费办法'}
      >
        <Words>{`${current ? '' : '没有公布的时候：'}${refundTermsWords(current ?? plainTerms)}`}</Words>
      </Banner>
      {items
        .filter(({ from }) => from > today)
        .map((terms) => (
          <Banner key={terms.from} tone="waiting" title={`已经公布，${fullDayWords(terms.from)}起用`}>
            <Words>{refundTermsWords(terms)}</Words>
          </Banner>
        ))}
    </>
  );
}
