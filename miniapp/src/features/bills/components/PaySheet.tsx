import { View } from '@tarojs/components';
import type { BillView } from '@huiyue/shared/contract/bills';
import { parseYuan, type Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { sumWords } from '../../../words/bills';
import { useBillAct } from '../queries';

type Props = {
  readonly bill: BillView;
  readonly onDone: (bill: BillView) => void;
  readonly onClose: () => void;
};
type Payment =
  | { readonly kind: 'cash'; readonly amountFen: Fen }
  | { readonly kind: 'wechat'; readonly amountFen: Fen; readonly reference: string };

const referenceShape = /^[\w-]{4,64}$/;

/** Money that has changed hands, written down: what is owed, never more. */
export function PaySheet({ bill, onDone, onClose }: Props) {
  const isBack = bill.leftFen < 0;
  const due = Math.abs(bill.leftFen);
  const [kind, setKind] = useState<Payment['kind']>('cash');
  const [amount, setAmount] = useState(sumWords(due).replace(' 元', ''));
  const [reference, setReference] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useBillAct<Payment>(bill.id, isBack ? 'repayments' : 'payments', onDone);

  const fen = parseYuan(amount);
  const hasAmount = fen !== undefined && fen > 0;
  const hasReference = kind === 'cash' || referenceShape.test(reference.trim());
  const save = () => {
    setIsMissing(!hasAmount || !hasReference);
    if (!hasAmount || !hasReference) return;
    void perform(
      kind === 'cash' ? { kind, amountFen: fen } : { kind, amountFen: fen, reference: reference.trim() },
    );
  };

  return (
    <Sheet
      isOpen
      title={isBack ? '登记退款' : '登记收款'}
      onClose={onClose}
      foot={
        <>
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
          <Button busy={sending.phase === 'sending' && '正在登记'} onPress={save}>
            {isBack ? '登记退款' : kind === 'cash' ? '登记现金，开收据' : '登记微信付款'}
          </Button>
        </>
      }
    >
      <View className="stack">
        <Words kind="lead">{isBack ? `应退 ${sumWords(due)}` : `应付 ${sumWords(due)}`}</Words>
        <Choice
          label={isBack ? '怎么退的' : '怎么付的'}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'cash', label: '现金', note: isBack ? '当面退给家庭' : '自动编收据号，可以打印' },
            { value: 'wechat', label: '微信', note: '填微信的交易单号' },
          ]}
        />
        <YuanField
          label={isBack ? '退了多少' : '收了多少'}
          hint={isBack ? undefined : '可以分几次收；不能多收，也不能存着'}
          error={isMissing && !hasAmount ? '请填金额' : undefined}
          text={amount}
          onChange={setAmount}
        />
        {kind === 'wechat' && (
          <TextField
            label="微信交易单号"
            hint="在微信账单详情里"
            error={isMissing && !hasReference ? '请填单号，只有数字和字母' : undefined}
            value={reference}
            onChange={setReference}
            isRequired
          />
        )}
      </View>
    </Sheet>
  );
}
