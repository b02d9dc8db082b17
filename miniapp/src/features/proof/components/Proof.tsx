import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { ServiceRecordView } from '@huiyue/shared/contract/serviceRecords';
import { useActingFor } from '../../../api/actingFor';
import { FailureNotice } from '../../../notices/FailureNotice';
import { aria } from '../../../ui/aria';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { confirmedHowWords, noticedWords } from '../../../words/elderServices';
import '../proof.scss';
import { useConfirm } from '../queries';

type ProofProps = {
  readonly record: ServiceRecordView;
  readonly isMeal: boolean;
  /** Whether the reader is the elder herself. */
  readonly isSelf: boolean;
};

type Mark = NonNullable<ServiceRecordView['begun']>;

/**
 * How it went, for who is far away: each fact by itself, who said it and when. What nobody said is shown as not said;
 * the elder's silence above all.
 */
export function Proof({ record, isMeal, isSelf }: ProofProps) {
  const { comes, begun, ended, delivered, notHome, noticed, confirmation, conflicts, code } = record;
  const isGiven = ended !== null || delivered !== null;
  return (
    <Section title="办得怎么样">
      <Card>
        <View className="stack" {...aria({ role: 'list' })}>
          {isMeal ? (
            <Fact title="送到" mark={delivered} missing="还没有记录送到" />
          ) : (
            <>
              <Fact
                title="开始"
                mark={begun}
                missing={comes ? `还没有开始，约好来的是${comes.name}` : '还没有开始'}
              />
              <Fact title="做完" mark={ended} missing={begun ? '还没有做完' : '还没有记录'} />
            </>
          )}
          {notHome && <Fact title="没有人应门" mark={notHome} missing="" />}
          <NoticedFact noticed={noticed} isGiven={isGiven} />
          <View className="proof-fact" {...aria({ role: 'listitem' })}>
            <View className={confirmation ? 'proof-mark proof-done' : 'proof-mark'}>
              <Icon name={confirmation ? 'check' : 'wait'} small />
            </View>
            <View className="proof-words">
              <View className="proof-title">老人自己的话</View>
              {confirmation ? (
                <>
                  <View>{confirmedHowWords[confirmation.how]}</View>
                  {confirmation.words !== null && <View>{`“${confirmation.words}”`}</View>}
                  <Words kind="soft">{instantWords(instantOf(confirmation.at))}</Words>
                </>
              ) : (
                <>
                  <View>老人还没有亲自确认</View>
                  {isGiven && <Words kind="soft">没有说话不等于确认。可以打个电话问问老人。</Words>}
                </>
              )}
            </View>
          </View>
        </View>
        {conflicts.length > 0 && <Words>有的记录前后对不上，机构会核实。</Words>}
        {code !== null && !confirmation && (
          <Words>{`确认号 ${code}：老人可以当面报给来的人，表示收到了。`}</Words>
        )}
        {isGiven && !confirmation && <Confirm booking={record.booking} isSelf={isSelf} />}
      </Card>
    </Section>
  );
}

function Fact({ title, mark, missing }: { title: string; mark: Mark | null; missing: string }) {
  return (
    <View className="proof-fact" {...aria({ role: 'listitem' })}>
      <View className={mark ? 'proof-mark proof-done' : 'proof-mark'}>
        <Icon name={mark ? 'check' : 'wait'} small />
      </View>
      <View className="proof-words">
        <View className="proof-title">{title}</View>
        <View>{mark ? `${instantWords(instantOf(mark.happenedAt))}，${byWords(mark)}` : missing}</View>
      </View>
    </View>
  );
}

function NoticedFact({ noticed, isGiven }: { noticed: readonly Mark[]; isGiven: boolean }) {
  return (
    <View className="proof-fact" {...aria({ role: 'listitem' })}>
      <View className={noticed.length > 0 ? 'proof-mark proof-done' : 'proof-mark'}>
        <Icon name={noticed.length > 0 ? 'info' : 'wait'} small />
      </View>
      <View className="proof-words">
        <View className="proof-title">看到的情况</View>
        {noticed.length === 0 && <View>{isGiven ? '来的人没有写' : '还没有记录'}</View>}
        {noticed.map((mark) => (
          <View key={mark.at}>
            <View>
              {[
                ...mark.tags.map((tag) => noticedWords[tag]),
                ...(mark.words === null ? [] : [mark.words]),
              ].join('，')}
            </View>
            <Words kind="soft">{`${byWords(mark)}，${instantWords(instantOf(mark.happenedAt))}`}</Words>
          </View>
        ))}
      </View>
    </View>
  );
}

function byWords({ carer, by }: Mark): string {
  return carer?.name ?? by.name ?? '机构工作人员';
}

/** Only the elder's own account may tap. The desk writes down what it hears from her; nobody else is asked. */
function Confirm({ booking, isSelf }: { booking: string; isSelf: boolean }) {
  const { confirm, ...sending } = useConfirm(booking);
  const isHeard = useActingFor() !== undefined;
  if (!isHeard && !isSelf)
    return <Words kind="soft">老人可以在自己的手机上点“收到了”，也可以打热线说一声。</Words>;
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        kind="secondary"
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => void confirm(isHeard ? 'phone' : 'tap')}
      >
        {isHeard ? '老人亲口说收到了' : '我是老人本人，收到了'}
      </Button>
    </>
  );
}
