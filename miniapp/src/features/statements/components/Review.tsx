import type { StatementView } from '@huiyue/shared/contract/statements';
import { useState } from 'react';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Words } from '../../../ui/Words';
import { FileDownload } from './FileDownload';
import { MoveButton } from './MoveButton';
import { ReturnStatement } from './ReturnStatement';
import { StatementSheet } from './StatementSheet';

const next = { confirmed: 'approve', approved: 'export', exported: 'freeze' } as const;

/** A site's month on the regulator's desk: approved or given back, then released, then closed. */
export function Review({ statement }: { statement: StatementView }) {
  const [done, setDone] = useState<string>();
  const { state } = statement;
  const act = state === 'confirmed' || state === 'approved' || state === 'exported' ? next[state] : undefined;
  return (
    <>
      <Announce text={done ?? ''} />
      {done !== undefined && <Banner tone="confirmed" title={done} />}
      {(state === 'drafted' || state === 'returned') && (
        <Banner tone="info" title="还在机构手里">
          <Words>机构确认以后，才能审核。</Words>
        </Banner>
      )}
      <StatementSheet statement={statement} />
      {act && <MoveButton key={act} statement={statement} act={act} reader="regulator" onDone={setDone} />}
      {state === 'confirmed' && <ReturnStatement statement={statement} onDone={setDone} />}
      <FileDownload statement={statement} reader="regulator" />
    </>
  );
}
