import { View } from '@tarojs/components';
import { payerNames } from '@huiyue/shared/billing/billNames';
import { feeItemNames } from '@huiyue/shared/billing/feeItemNames';
import type { BillView } from '@huiyue/shared/contract/bills';
import { parseYuan } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { changeWords, sumWords } from '../../../words/bills';
import { useBillAct } from '../queries';
import { sumsByPayer, withCorrections, type Payer } from '../shares';

type Props = { readonly bill: BillView; readonly onDone: () => void; readonly onClose: () => void };
type Direction = 'less' | 'more';
type Correction = {
  readonly revision: number;
  readonly reason: string;
  readonly what: {
    readonly kind: 'change';
    readonly line: number;
    readonly changeFen: number;
    readonly payer: Payer;
  };
};

/** Adds a line with its reason; what was issued stays as it is. */
export function CorrectSheet({ bill, onDone, onClose }: Props) {
  const lines = withCorrections(bill.lines);
  const [chosen, setChosen] = useState(lines.length === 1 ? lines[0]?.line.number : undefined);
  const [direction, setDirection] = useState<Direction>('less');
  const [payer, setPayer] = useState<Payer>('family');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useBillAct<Correction>(bill.id, 'corrections', onDone);

  const line = lines.find((one) => one.line.number === chosen);
  const sums = line ? sumsByPayer([line.line, ...line.changes]) : [];
  const fen = parseYuan(amount);
  const change = fen === undefined || fen === 0 ? undefined : direction === 'less' ? 0 - fen : fen;

  const correct = () => {
    const why = reason.trim();
    const isWhole = line !== undefined && change !== undefined && why !== '';
    setIsMissing(!isWhole);
    if (!isWhole) return;
    void perform({
      revision: bill.revision,
      reason: why,
      what: { kind: 'change', line: line.line.number, changeFen: change, payer },
    });
  };

  return (
    <Sheet
      isOpen
      title="加一条更正"
      onClose={onClose}
      foot={
        <>
          {/* Where the eye is: the form is longer than the glass. */}
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
          <Button busy={sending.phase === 'sending' && '正在保存'} onPress={correct}>
            {change === undefined ? '保存更正' : `保存更正：${changeWords(change)}`}
          </Button>
        </>
      }
    >
      <View className="stack">
        {lines.length > 1 && (
          <Choice
            label="更正哪一项"
            error={isMissing && line === undefined ? '请选一项' : undefined}
            value={chosen === undefined ? undefined : String(chosen)}
            onChange={(value) => setChosen(Number(value))}
            options={lines.map((one) => ({
              value: String(one.line.number),
              label: `${feeItemNames[one.line.feeItem]}，${one.line.recipient.name}`,
              note: sumWords(one.line.amountFen),
            }))}
          />
        )}
        <Choice
          label="少收还是多收"
          value={direction}
          onChange={setDirection}
          options={[
            { value: 'less', label: '少收' },
            { value: 'more', label: '多收', note: '合计不能超过公布的上限' },
          ]}
        />
        {sums.length > 1 && (
          <Choice
            label="算在谁的那一部分"
            value={payer}
            onChange={setPayer}
            options={sums.map((one) => ({
              value: one.payer,
              label: payerNames[one.payer],
              note: `现在付 ${sumWords(one.amountFen)}`,
            }))}
          />
        )}
        <YuanField
          label="金额"
          error={isMissing && change === undefined ? '请填金额，例如 80' : undefined}
          text={amount}
          onChange={setAmount}
        />
        <TextField
          label="原因"
          hint="家长会一字不差地看到"
          error={isMissing && reason.trim() === '' ? '请写下原因' : undefined}
          value={reason}
          onChange={setReason}
          isRequired
        />
        <Words kind="soft">原来的一行不改，更正写在它下面。</Words>
      </View>
    </Sheet>
  );
}
