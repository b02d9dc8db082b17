import { isCivilMonth } from '@huiyue/shared/civil';
import { useState } from 'react';
import { NotRead } from '../../../notices/NotRead';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Empty } from '../../../ui/Empty';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import { useStatement } from '../queries';
import { DraftStatement } from './DraftStatement';
import { FileDownload } from './FileDownload';
import { MoveButton } from './MoveButton';
import { StatementSheet } from './StatementSheet';

type Props = { readonly site: string; readonly month: string };

/** A site's month in the hands of its staff: drawn up, read, confirmed. */
export function OwnStatement({ site, month }: Props) {
  const { data: statement, error } = useStatement(site, month, true);
  const [done, setDone] = useState<string>();

  if (!statement) {
    if (!error) return <Skeleton label="正在打开结算表" cards={2} />;
    if (error.failure.kind !== 'missing') return <NotRead error={error} reader="institution" />;
    return (
      <>
        <Empty icon="clause" title={`${isCivilMonth(month) ? monthWords(month) : ''}还没有结算表`}>
          <Words kind="soft">结算表按点名算出来，不用填数。</Words>
        </Empty>
        <DraftStatement site={site} month={month} isAgain={false} onDone={setDone} />
      </>
    );
  }
  const reason = statement.history.findLast(({ act }) => act === 'return')?.reason;
  const isOpen = statement.state === 'drafted' || statement.state === 'returned';
  return (
    <>
      <Announce text={done ?? ''} />
      {done !== undefined && <Banner tone="confirmed" title={done} />}
      {statement.state === 'returned' && (
        <Banner tone="refused" title="主管部门退回了这张表">
          {reason !== null && reason !== undefined && <Words>{`原因：${reason}`}</Words>}
          <Words>请核对点名，重新生成，再确认一次。</Words>
        </Banner>
      )}
      <StatementSheet statement={statement} />
      {statement.state === 'drafted' && (
        <MoveButton statement={statement} act="confirm" reader="institution" onDone={setDone} />
      )}
      {isOpen && <DraftStatement site={site} month={month} isAgain onDone={setDone} />}
      <FileDownload statement={statement} reader="institution" />
    </>
  );
}
