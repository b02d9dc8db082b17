import { View } from '@tarojs/components';
import type { BillView, PrintedPage } from '@huiyue/shared/contract/bills';
import { parseYuan, type Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { get, post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { canPrint, openPaper } from '../../../platform/paper';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { sumWords } from '../../../words/bills';
import { monthWords } from '../../../words/dates';
import { useAnew } from '../queries';
import { SendSlip } from './SendSlip';

/** Cash over the counter: a receipt with the site's own next number, printed at once. */
export function CaseBills({ bills }: { bills: readonly BillView[] }) {
  if (bills.length === 0) return <Words kind="soft">没有账单。</Words>;
  return (
    <View className="cards">
      {bills.map((bill) => (
        <BillRow key={bill.id} bill={bill} />
      ))}
    </View>
  );
}

function BillRow({ bill }: { bill: BillView }) {
  const [typed, setTyped] = useState(sumWords(Math.max(0, bill.leftFen)).replace(' 元', ''));
  const [isShut, setIsShut] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<{ readonly kind: 'cash'; readonly amountFen: Fen }, BillView>(
    `cash:${bill.id}`,
    (body, key) => post(`/bills/${bill.id}/payments`, body, key),
  );
  const amountFen = parseYuan(typed);
  const pay = async () => {
    if (amountFen === undefined || amountFen <= 0) return;
    const answer = await send({ kind: 'cash', amountFen });
    if (answer?.ok) anew();
  };
  const print = async (receipt: number) => {
    const paper = openPaper();
    setIsShut(paper === undefined);
    if (!paper) return;
    const page = await get<PrintedPage>(`/bills/${bill.id}/receipts/${receipt}/print`);
    if (page.ok) paper.show(page.data.html);
    else paper.close();
  };
  const receipts = bill.payments.flatMap(({ receipt }) => receipt ?? []);
  return (
    <Card>
      <View className="stack">
        <Heading level={3}>{`${monthWords(bill.month)}，${bill.site.name}`}</Heading>
        <Words kind="lead">{bill.leftFen > 0 ? `还要付 ${sumWords(bill.leftFen)}` : '已经付清'}</Words>
        {bill.leftFen > 0 && (
          <>
            <YuanField label="收现金" hint="不能多收；每笔都有收据号" text={typed} onChange={setTyped} />
            {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
            <Button busy={state.phase === 'sending' && '正在登记'} onPress={() => void pay()}>
              收下现金，开收据
            </Button>
          </>
        )}
        {state.phase === 'done' && (
          <Banner tone="confirmed" title={canPrint ? '已收款，收据可以打印' : '已收款'} />
        )}
        {canPrint &&
          receipts.map((receipt) => (
            <Button key={receipt} kind="secondary" onPress={() => void print(receipt)}>
              {`打印收据第 ${receipt} 号`}
            </Button>
          ))}
        {receipts.map((receipt) => (
          <SendSlip key={receipt} of={{ bill: bill.id, receipt }} what="收据号" label={`第 ${receipt} 号`} />
        ))}
        {isShut && <Words kind="soft">浏览器不让打开新窗口，请允许以后再按一次。</Words>}
        {!canPrint && receipts.length > 0 && (
          <Words kind="soft">{`收据第 ${receipts.join('、')} 号，请在电脑上打开惠约网页版打印。`}</Words>
        )}
      </View>
    </Card>
  );
}
