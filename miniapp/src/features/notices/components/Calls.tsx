import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { NoticeCallView } from '@huiyue/shared/contract/notices';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { useCalls, useEndCall } from '../queries';

/** Whom no message has reached: the desk rings them, and says how it went. */
export function Calls({ city }: { city: string }) {
  return (
    <Answered query={useCalls(city)} label="正在查找要打的电话" reader="institution">
      {(calls) =>
        calls.length === 0 ? (
          <Empty icon="phone" title="没有要打的电话">
            <Words kind="soft">要紧的消息，应用里没有看、短信也没有用，才到这里来。</Words>
          </Empty>
        ) : (
          <View className="stack">
            {calls.map((call) => (
              <CallCard key={call.id} call={call} />
            ))}
          </View>
        )
      }
    </Answered>
  );
}

function CallCard({ call }: { call: NoticeCallView }) {
  const { title, text, at, phone } = call;
  const { end, ...state } = useEndCall(call);
  const busy = state.phase === 'sending' && '正在登记';
  return (
    <Card>
      <Heading>{title}</Heading>
      <Words>{text}</Words>
      <Words kind="soft">{`${instantWords(instantOf(at))}，一直没有看`}</Words>
      {phone === null ? (
        <Words>没有留号码，请按家庭登记的联系方式找人。</Words>
      ) : (
        <Button icon="phone" kind="secondary" onPress={() => void dial(phone)}>{`拨打 ${phone}`}</Button>
      )}
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="institution" />}
      <Button busy={busy} onPress={() => void end('reached')}>
        打通了，已经告诉对方
      </Button>
      <Button kind="quiet" busy={busy} onPress={() => void end('notReached')}>
        没有打通
      </Button>
    </Card>
  );
}
