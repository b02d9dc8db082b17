import { instantOf } from '@huiyue/shared/civil';
import type { IncidentView } from '@huiyue/shared/contract/today';
import { toldParties, type ToldParty } from '@huiyue/shared/incidents/incident';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { Facts } from '../../../ui/Facts';
import { Field } from '../../../ui/Field';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { fullDayWords, instantWords } from '../../../words/dates';
import { incidentWords, toldWords } from '../../../words/incidents';
import { minuteWords } from '../../../words/when';
import { useStaffSend } from '../queries';

type Props = { readonly incident: IncidentView; readonly mayWrite: boolean };

/** What happened, and every word that was written of it since. */
export function IncidentDetail({ incident, mayWrite }: Props) {
  const { kind, on, at, site, concerned, what, words, isOpen } = incident;
  return (
    <>
      <Banner tone={isOpen ? 'waiting' : 'quiet'} title={isOpen ? '还在处理' : '已经了结'}>
        <Words>{`${incidentWords[kind]}，${fullDayWords(on)} ${minuteWords(at)}，${site.name}`}</Words>
      </Banner>
      <Card>
        <Facts
          facts={[
            {
              name: '和谁有关',
              value: concerned.map(({ recipient }) => recipient.name).join('、') || '没有具体的人',
            },
            { name: '经过', value: what },
          ]}
        />
      </Card>
      <Section title="处理的经过">
        {words.map(({ words: said, told, at: when, closes }) => (
          <Card key={when}>
            <Words kind="soft">{`${instantWords(instantOf(when))}${closes ? '，了结' : ''}`}</Words>
            <Words>{said}</Words>
            {told.length > 0 && (
              <Words kind="soft">{`告诉了：${told.map((party) => toldWords[party]).join('、')}`}</Words>
            )}
          </Card>
        ))}
      </Section>
      {mayWrite && isOpen && <AddWord key={incident.revision} incident={incident} />}
    </>
  );
}

function AddWord({ incident: { id, site, revision } }: { readonly incident: IncidentView }) {
  const [words, setWords] = useState('');
  const [told, setTold] = useState<readonly ToldParty[]>([]);
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useStaffSend<object, IncidentView>(
    `incidentWord:${id}:${revision}`,
    `/sites/${site.id}/incidents/${id}/words`,
    () => undefined,
  );
  const send = (closes: boolean) => {
    const said = words.trim();
    setIsMissing(said === '');
    if (said !== '') void perform({ words: said, told, closes, revision });
  };
  return (
    <Section title="接着写">
      <TextField
        label="后来怎么样了"
        hint="家属会马上收到"
        value={words}
        onChange={setWords}
        maxLength={500}
        isRequired
        error={isMissing ? '请写下后来怎么样了' : undefined}
      />
      <Field id="told-since" label="又告诉了谁">
        <Checks all={toldParties} words={toldWords} value={told} onChange={setTold} />
      </Field>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button busy={sending.phase === 'sending' && '正在提交'} onPress={() => send(false)}>
        写上，还没了结
      </Button>
      <Button kind="secondary" onPress={() => send(true)}>
        写上，这件事了结了
      </Button>
    </Section>
  );
}
