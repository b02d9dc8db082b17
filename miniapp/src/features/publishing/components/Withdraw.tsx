import type { DraftView } from '@huiyue/shared/contract/publishing';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { publishingKey, withdrawDraft } from '../queries';

/** Takes a draft back, with a reason if there is one. It stays on record. */
export function Withdraw({ draft }: { draft: DraftView }) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const sending = useSend<{ revision: number; reason?: string }, DraftView>(
    `withdraw:${draft.id}`,
    (body, key) => withdrawDraft(draft.id, body, key),
  );
  const withdraw = async () => {
    const said = reason.trim();
    const answer = await sending.send({ revision: draft.revision, ...(said !== '' && { reason: said }) });
    if (answer?.ok !== true) return;
    setIsAsking(false);
    void client.invalidateQueries({ queryKey: publishingKey });
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setIsAsking(true)}>
        撤回这份草稿
      </Button>
      <Dialog
        isOpen={isAsking}
        title="撤回这份草稿？"
        confirm={{
          text: '撤回',
          act: () => void withdraw(),
          isDangerous: true,
          busy: sending.phase === 'sending' && '正在撤回',
        }}
        dismiss={{ text: '不撤回', act: () => setIsAsking(false) }}
      >
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="regulator" />}
        <Words>撤回后不能再改、再公布，内容留存。</Words>
        <TextField label="为什么撤回" hint="可以不填" maxLength={200} value={reason} onChange={setReason} />
      </Dialog>
    </>
  );
}
