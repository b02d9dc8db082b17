import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import { outcomes, type ComplaintOutcome } from '@huiyue/shared/after/complaint';
import type { ComplaintView } from '@huiyue/shared/contract/after';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { aria } from '../../../ui/aria';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { Section } from '../../../ui/Section';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { complaintActWords, complaintStateWords, outcomeWords, topicWords } from '../../../words/after';
import { fullDayWords, instantWords } from '../../../words/dates';
import type { Reader } from '../../../words/refusals';
import { useComplaintAct, type ComplaintDoing } from '../queries';
import { StoryField } from './StoryField';

/** One matter with its number, its deadline, what was said by whom, and what the reader may do now. */
export function ComplaintDetail({ complaint, reader }: { complaint: ComplaintView; reader: Reader }) {
  const { number, topic, site, place, state, answerBy, deadlineClause, clauses, isReport } = complaint;
  const { tone, word } = complaintStateWords[state];
  const isOpen = state === 'withInstitution' || state === 'withRegulator';
  return (
    <>
      <Card>
        <StatusTag tone={tone}>{word}</StatusTag>
        <Facts
          facts={[
            { name: '编号', value: number },
            { name: '什么事', value: topicWords[topic] },
            { name: '关于', value: site?.name ?? `${place}主管部门` },
            ...(isOpen
              ? [
                  {
                    name: '答复期限',
                    value:
                      answerBy === null
                        ? `当地没有公布答复期限${state === 'withInstitution' ? '；没有回音时，可以请主管部门处理' : ''}`
                        : fullDayWords(answerBy),
                  },
                ]
              : []),
          ]}
        />
        {deadlineClause && isOpen && <ClauseLink clause={deadlineClause} text="期限的依据" />}
        {clauses.map((clause) => (
          <ClauseLink key={clause.id} clause={clause} text="收费的规定：一次最多收多久" />
        ))}
        {isReport && clauses.length === 0 && <Words kind="soft">当地没有公布一次最多收几个月。</Words>}
        {isReport && <Words kind="soft">直接报给主管部门，机构看不到是谁报的。</Words>}
      </Card>
      <Section title="经过">
        <View className="card" {...aria({ role: 'list' })}>
          {complaint.history.map(({ act, at, words, outcome }) => (
            <View key={`${act} ${at}`} className="event" {...aria({ role: 'listitem' })}>
              <View className="event-when">{instantWords(instantOf(at))}</View>
              <View className="event-what">
                {`${complaintActWords[act]}${outcome === null ? '' : `：${outcomeWords[outcome]}`}${words === null ? '' : `：${words}`}`}
              </View>
            </View>
          ))}
        </View>
      </Section>
      <Acts complaint={complaint} reader={reader} />
    </>
  );
}

const actButtons = {
  answer: '答复',
  settle: '已经解决了',
  escalate: '请主管部门处理',
  decide: '提交处理结果',
  withdraw: '撤回',
} as const satisfies Record<ComplaintDoing, string>;

function Acts({ complaint, reader }: { complaint: ComplaintView; reader: Reader }) {
  const { acts, number } = complaint;
  return (
    <View className="stack">
      {(['answer', 'decide', 'settle', 'escalate', 'withdraw'] as const)
        .filter((act) => acts.includes(act))
        .map((act) => (
          <OneAct key={act} number={number} act={act} reader={reader} />
        ))}
    </View>
  );
}

const wordsAsked = { answer: '您的答复', escalate: '为什么要请主管部门处理', decide: '处理结果' } as const;

function OneAct({ number, act, reader }: { number: string; act: ComplaintDoing; reader: Reader }) {
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = useState<ComplaintOutcome>();
  const { act: send, ...sending } = useComplaintAct(number, act, () => setWords(''));
  const asks = act === 'answer' || act === 'escalate' || act === 'decide' ? wordsAsked[act] : undefined;
  const said = asks === undefined ? {} : { words: words.trim() };
  return (
    <View className="stack">
      {act === 'decide' && (
        <Choice
          label="查实了吗"
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
        />
      )}
      {asks !== undefined && (
        <StoryField label={asks} value={words} maxLength={500} isRequired onChange={setWords} />
      )}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader={reader} />}
      <Button
        kind={act === 'withdraw' ? 'quiet' : act === 'escalate' ? 'secondary' : 'primary'}
        lacks={[
          act === 'decide' && outcome === undefined && '选查实了没有',
          asks !== undefined && words.trim() === '' && `写${asks}`,
        ]}
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => void send({ ...said, ...(outcome === undefined ? {} : { outcome }) })}
      >
        {actButtons[act]}
      </Button>
    </View>
  );
}
