import { View } from '@tarojs/components';
import type { PeopleFound } from '@huiyue/shared/contract/desk';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { useServe } from '../queries';

type Body = { readonly ticket: string; readonly name: string; readonly isSeparate?: boolean };

/** Nobody with this number yet: a name is enough to begin. */
export function NewCaller({ found, title }: { found: PeopleFound; title: string }) {
  const [name, setName] = useState('');
  const [isSeparate, setIsSeparate] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const { send, ...state } = useSend<Body, { readonly household: Id<'household'> }>(
    `person:${found.ticket.slice(-20)}`,
    (body, key) => post('/people', body, key),
  );
  const serve = useServe();
  const enter = async () => {
    setIsMissing(name.trim() === '');
    if (name.trim() === '') return;
    const answer = await send({
      ticket: found.ticket,
      name: name.trim(),
      ...(isSeparate ? { isSeparate } : {}),
    });
    if (!answer?.ok) return;
    await serve({ household: answer.data.household, name: name.trim(), lastFour: found.lastFour });
  };
  return (
    <Section title={title}>
      <View className="stack">
        <TextField
          label="怎么称呼"
          error={isMissing ? '请写下称呼' : undefined}
          value={name}
          maxLength={30}
          onChange={setName}
          onEnter={() => void enter()}
          isRequired
        />
        {found.items.length > 0 && (
          <CheckRow
            label="问清楚了，是另外一家"
            note="号码相同的人家分开登记"
            isChecked={isSeparate}
            onToggle={() => setIsSeparate(!isSeparate)}
          />
        )}
        {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
        <Button
          kind="secondary"
          icon="plus"
          busy={state.phase === 'sending' && '正在登记'}
          onPress={() => void enter()}
        >
          登记并办理
        </Button>
      </View>
    </Section>
  );
}
