import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { RenewalView } from '@huiyue/shared/contract/trials';
import { FailureNotice } from '../../../notices/FailureNotice';
import { CapLine } from '../../../parts/CapLine';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { instantWords, monthWords } from '../../../words/dates';
import { perUnitWords } from '../../../words/money';
import { refusalIn, refusalWords } from '../../../words/refusals';
import { useRenew } from '../renewals';

/** Next month in one tap, at the price and under the cap of that month; or the rule that says why not. */
export function RenewalCard({ renewal, onBooked }: { renewal: RenewalView; onBooked: (id: string) => void }) {
  const { recipient, class: offer, site, month, keptUntil, terms, refusal } = renewal;
  const { renew, ...sending } = useRenew(renewal, onBooked);
  const why = refusal && refusalIn({ ...refusal, requestId: '' });
  return (
    <Card>
      <View className="booking-title">{`${recipient.name}${monthWords(month)}继续上${offer.name}？`}</View>
      <Words kind="soft">{site.name}</Words>
      {terms && (
        <>
          <Price priceFen={terms.priceFen} unit={perUnitWords('month')} />
          <CapLine priceFen={terms.priceFen} cap={terms.cap} />
          <Words>
            {keptUntil === null
              ? '这个班不给在园的孩子留名额，早约早有。'
              : `名额给${recipient.name}留到 ${instantWords(instantOf(keptUntil))}，之后大家都可以约。`}
          </Words>
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
          {terms.openPlaces > 0 ? (
            <Button
              busy={sending.phase === 'sending' && '正在提交'}
              label={`续约${monthWords(month)}，${recipient.name}`}
              onPress={() => void renew(terms.priceFen)}
            >
              {`续约${monthWords(month)}`}
            </Button>
          ) : (
            <Words>{`${monthWords(month)}已经约满，可以到机构的页面排队。`}</Words>
          )}
        </>
      )}
      {why && <Words>{`${refusalWords(why, 'family').what}。${refusalWords(why, 'family').next}`}</Words>}
      {refusal?.clause && <ClauseLink clause={refusal.clause} text="依据的规定" />}
    </Card>
  );
}
