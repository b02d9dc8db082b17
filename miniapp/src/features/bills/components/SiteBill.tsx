import { View } from '@tarojs/components';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { useDraftBill } from '../queries';
import { AddItemSheet } from './AddItemSheet';
import { BillHead } from './BillHead';
import { BillLines } from './BillLines';
import { CorrectSheet } from './CorrectSheet';
import { IssueSheet } from './IssueSheet';
import { Payments } from './Payments';
import { PaySheet } from './PaySheet';

type Asking = 'issue' | 'correct' | 'add' | 'pay';

/** One household's month for the staff: the bill as the family sees it, and what can be done with it now. */
export function SiteBill({ bill }: { bill: BillView }) {
  const [asking, setAsking] = useState<Asking>();
  const [done, setDone] = useState<string>();
  const close = () => setAsking(undefined);
  const finish = (words: string) => {
    setAsking(undefined);
    setDone(words);
  };
  const isDraft = bill.status === 'draft';
  return (
    <>
      <Announce text={done ?? ''} />
      {done !== undefined && <Banner tone="confirmed" title={done} />}
      <View className="money-two">
        <View className="money-side">
          <BillHead bill={bill} reader="institution" />
          {isDraft && <Button onPress={() => setAsking('issue')}>核对好了，开出账单</Button>}
          {isDraft && <DraftAgain bill={bill} onDone={() => setDone('已按现在的预约和点名重新计算')} />}
          {!isDraft && bill.leftFen !== 0 && (
            <Button onPress={() => setAsking('pay')}>{bill.leftFen > 0 ? '登记收款' : '登记退款'}</Button>
          )}
          {!isDraft && (
            <Button kind="secondary" onPress={() => setAsking('correct')}>
              加一条更正
            </Button>
          )}
          {!isDraft && (
            <Button kind="quiet" onPress={() => setAsking('add')}>
              补上漏收的一项
            </Button>
          )}
        </View>
        <View className="money-side">
          <BillLines bill={bill} />
          <Payments bill={bill} reader="institution" />
        </View>
      </View>
      {asking === 'issue' && (
        <IssueSheet bill={bill} onDone={() => finish('账单已开出，家长现在能看到')} onClose={close} />
      )}
      {asking === 'correct' && (
        <CorrectSheet bill={bill} onDone={() => finish('更正已加上，家长现在能看到')} onClose={close} />
      )}
      {asking === 'add' && (
        <AddItemSheet bill={bill} onDone={() => finish('已补上，家长现在能看到')} onClose={close} />
      )}
      {asking === 'pay' && (
        <PaySheet bill={bill} onDone={(after) => finish(paidWords(after))} onClose={close} />
      )}
    </>
  );
}

function DraftAgain({ bill, onDone }: { bill: BillView; onDone: () => void }) {
  const site: Id<'site'> = bill.site.id;
  const { draft, ...sending } = useDraftBill(site);
  const again = async () => {
    const answer = await draft(bill.household, bill.month);
    if (answer?.ok) onDone();
  };
  return (
    <>
      <Button
        kind="secondary"
        icon="refresh"
        busy={sending.phase === 'sending' && '正在计算'}
        onPress={() => void again()}
      >
        重新计算
      </Button>
      <Words kind="soft">点名或预约改过以后，重新计算再核对。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
    </>
  );
}

function paidWords({ payments }: BillView): string {
  const last = payments.at(-1);
  if (!last) return '已登记';
  if (last.direction === 'returned') return `已登记退款 ${sumWords(last.amountFen)}`;
  const receipt = last.receipt === null ? '' : `，收据第 ${last.receipt} 号`;
  return `已登记收款 ${sumWords(last.amountFen)}${receipt}`;
}
