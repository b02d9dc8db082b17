import type { ConsentView } from '@huiyue/shared/contract/circle';
import { useState } from 'react';
import { useActingFor } from '../../../api/actingFor';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Pills } from '../../../parts/Pills';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useAnswerConsent } from '../queries';
import { consentStateWords } from '../words';

type How = 'code' | 'phone' | 'inPerson';

/** What the elder says to the desk about one household: by the code that was shown to it, or in her own words. */
export function HeardConsent({ elder, consent }: { readonly elder: string; readonly consent: ConsentView }) {
  const isHere = useActingFor()?.channel === 'window';
  const spoken: How = isHere ? 'inPerson' : 'phone';
  const [how, setHow] = useState<How>(spoken);
  const [code, setCode] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { act, ...sending } = useAnswerConsent(elder, consent.orders);
  const who = consent.orders === 'desk' ? '热线和窗口' : consent.name || '家里人';
  const busy = sending.phase === 'sending' && '正在记下';
  const isAsked = consent.state === 'asked';
  const answer = (word: 'given' | 'refused' | 'withdrawn') => {
    const digits = code.replaceAll(/\D/g, '');
    const isCode = isAsked && how === 'code';
    setIsMissing(isCode && digits.length !== 6);
    if (isCode && digits.length !== 6) return;
    void act({
      orders: consent.orders,
      answer: word,
      how: isCode ? 'code' : spoken,
      ...(isCode ? { code: digits } : {}),
    });
  };
  return (
    <Card>
      <Heading look={2}>{`${who}可以替老人预约吗？`}</Heading>
      <Words>{`现在：${consentStateWords(consent)}`}</Words>
      {isAsked && (
        <Pills
          label="老人怎么说的"
          options={[
            { value: spoken, label: isHere ? '当面说的' : '在电话里说的' },
            { value: 'code', label: '报了口令' },
          ]}
          value={how}
          onChange={setHow}
        />
      )}
      {isAsked && how === 'code' && (
        <TextField
          label="口令"
          hint="6 位数字，写在家里人的手机上"
          error={isMissing ? '请填 6 位数字' : undefined}
          value={code}
          keyboard="number"
          maxLength={7}
          onChange={setCode}
        />
      )}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="desk" />}
      {consent.state === 'given' ? (
        <Button
          kind="secondary"
          label={`老人收回同意，不再让${who}预约`}
          busy={busy}
          onPress={() => answer('withdrawn')}
        >
          老人收回同意
        </Button>
      ) : (
        <Button label={`老人同意${who}预约`} busy={busy} onPress={() => answer('given')}>
          老人同意
        </Button>
      )}
      {isAsked && (
        <Button kind="secondary" label={`老人不同意${who}预约`} busy={busy} onPress={() => answer('refused')}>
          老人不同意
        </Button>
      )}
    </Card>
  );
}
