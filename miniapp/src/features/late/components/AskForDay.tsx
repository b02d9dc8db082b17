import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { CivilDate } from '@huiyue/shared/civil';
import type { NewLateRequest } from '@huiyue/shared/contract/lateRequests';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { useAskLate, useLateRequests } from '../queries';
import { LateAnswers } from './LateAnswers';

type LateOrder = Extract<NewLateRequest, { kind: 'order' }>;

type Props = {
  readonly service: ServiceCard;
  readonly date: CivilDate;
  readonly order: Omit<LateOrder, 'kind' | 'words'>;
  readonly isFamily: boolean;
};

/** One more for today, after orders have closed: asked of the institution, with the answer in this very place. */
export function AskForDay({ service, date, order, isFamily }: Props) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<string>();
  const { ask, ...sending } = useAskLate(`${service.id}:${date}`, ({ id }) => setAsked(id));
  const requests = useLateRequests(isFamily);
  const own = requests.data?.items.filter(({ id }) => id === asked) ?? [];

  if (own.length > 0) return <LateAnswers requests={own} />;
  return (
    <>
      <Words>{`${dayWords(date)}的已经截止。可以请机构帮忙加一份，能不能加由机构答复。`}</Words>
      <TextField label="想对机构说的（可以不填）" value={words} maxLength={100} onChange={setWords} />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() =>
          void ask({ kind: 'order', ...order, ...(words.trim() !== '' && { words: words.trim() }) })
        }
      >
        请机构帮忙加
      </Button>
    </>
  );
}
