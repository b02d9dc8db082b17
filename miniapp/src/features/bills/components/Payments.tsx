import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import { FailureNotice } from '../../../notices/FailureNotice';
import { canPrint } from '../../../platform/paper';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { paymentKindWords, sumWords } from '../../../words/bills';
import { instantWords } from '../../../words/dates';
import { usePrint } from '../queries';

type Props = { readonly bill: BillView; readonly reader: 'family' | 'institution' };

/** What was paid, with the numbers of the receipts, and the way to paper. */
export function Payments({ bill, reader }: Props) {
  const { id, payments } = bill;
  const { state, print } = usePrint();
  const busy = state.phase === 'fetching' && '正在准备';
  return (
    <Section title="付款和收据">
      {payments.length === 0 && <Words kind="soft">还没有付款记录。</Words>}
      {payments.map(({ kind, direction, amountFen, at, receipt, reference }, index) => (
        <Card key={index}>
          <View className="line-head">
            <View>{`${direction === 'paid' ? '付款' : '退款'}，${paymentKindWords[kind]}`}</View>
            <View className="line-sum">{sumWords(amountFen)}</View>
          </View>
          <View className="line-about">{instantWords(instantOf(at))}</View>
          {reference !== null && <View className="line-about">{`微信单号 ${reference}`}</View>}
          {receipt !== null && (
            <View className="line-head">
              <View>{`收据第 ${receipt} 号`}</View>
              {canPrint && (
                <Button
                  kind="quiet"
                  label={`打印收据第 ${receipt} 号`}
                  busy={busy}
                  onPress={() => void print(`/bills/${id}/receipts/${receipt}/print`)}
                >
                  打印收据
                </Button>
              )}
            </View>
          )}
        </Card>
      ))}
      {canPrint ? (
        <Button kind="secondary" busy={busy} onPress={() => void print(`/bills/${id}/print`)}>
          打印账单
        </Button>
      ) : (
        <Words kind="soft">
          {reader === 'family'
            ? '要纸质账单或收据，可以请机构打印，或在电脑上打开惠约网页版打印。'
            : '打印账单和收据，请在电脑上打开惠约网页版。'}
        </Words>
      )}
      {state.phase === 'shut' && <Words>浏览器没有打开新窗口。请允许这个网站打开新窗口，再点一次。</Words>}
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader={reader} />}
    </Section>
  );
}
