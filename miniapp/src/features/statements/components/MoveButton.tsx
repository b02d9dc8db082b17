import type { StatementView } from '@huiyue/shared/contract/statements';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { monthWords } from '../../../words/dates';
import { useMove, type Act } from '../queries';

type Props = {
  readonly statement: StatementView;
  readonly act: Extract<Act, 'confirm' | 'approve' | 'export' | 'freeze'>;
  readonly reader: 'institution' | 'regulator';
  readonly onDone: (words: string) => void;
};

const asked = {
  confirm: {
    button: '确认这张结算表',
    title: '确认这张结算表？',
    what: '确认以后交给主管部门审核，机构不能再改。点名如果有错，请先改点名，再重新生成。',
    done: '已确认，等主管部门审核',
  },
  approve: {
    button: '审核通过',
    title: '审核通过？',
    what: '通过以后数字不再变。以后发现的差错，写进后面月份的更正。',
    done: '已审核通过',
  },
  export: {
    button: '导出给财政',
    title: '导出这张结算表？',
    what: '导出以后，机构和主管部门都能下载表格。',
    done: '已导出，可以下载',
  },
  freeze: {
    button: '封存',
    title: '封存这张结算表？',
    what: '钱款拨付完毕后封存。封存后不能再动。',
    done: '已封存',
  },
} as const;

/** A move that cannot be taken back: asked once more, with the sum in sight. */
export function MoveButton({ statement, act, reader, onDone }: Props) {
  const { site, month, revision, totalFen } = statement;
  const { button, title, what, done } = asked[act];
  const [isAsking, setIsAsking] = useState(false);
  const { move, ...sending } = useMove(site.id, month, act, () => {
    setIsAsking(false);
    onDone(done);
  });
  return (
    <>
      <Button onPress={() => setIsAsking(true)}>{button}</Button>
      <Dialog
        isOpen={isAsking}
        title={title}
        confirm={{
          text: button,
          act: () => void move({ revision }),
          busy: sending.phase === 'sending' && '正在提交',
        }}
        dismiss={{ text: '再看看', act: () => setIsAsking(false) }}
      >
        <Words>{what}</Words>
        <Facts
          facts={[
            { name: '机构', value: site.name },
            { name: '月份', value: monthWords(month) },
            { name: '补贴合计', value: sumWords(totalFen) },
          ]}
        />
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader={reader} />}
      </Dialog>
    </>
  );
}
