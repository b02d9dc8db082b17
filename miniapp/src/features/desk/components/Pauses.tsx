import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import type { AreaPauseView, SweptView } from '@huiyue/shared/contract/desk';
import type { IdempotencyKey } from '../../../api/key';
import { newKey } from '../../../api/key';
import { post } from '../../../api/client';
import type { Failure } from '../../../api/answer';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Dialog } from '../../../ui/Dialog';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { pauseReasonWords } from '../../../words/deskRefusals';
import { useAnew } from '../queries';
import { pausableWords } from '../words';

export type Place = { readonly code: string; readonly name: string };

/** Pauses of the area, and on each how many still have to be called. */
export function Pauses({
  list,
  places,
  mayCall,
}: {
  readonly list: readonly AreaPauseView[];
  readonly places: readonly Place[];
  /** The round is the desk's to make; a regulator sees how far it is. */
  readonly mayCall: boolean;
}) {
  if (list.length === 0)
    return (
      <Empty icon="wait" title="没有暂停过服务">
        <Words kind="soft">
          高温、冰雪、疫情时，可以让一个地方的服务一起停几天，并给每个受影响的人打电话。
        </Words>
      </Empty>
    );
  return (
    <View className="cards">
      {list.map((pause) => (
        <PauseCard
          key={pause.id}
          pause={pause}
          place={places.find(({ code }) => code === pause.jurisdiction)?.name}
          mayCall={mayCall}
        />
      ))}
    </View>
  );
}

/** Goes on until nobody is left. @returns a failure, after which the same call simply goes on. */
export async function sweepAll(
  pause: string,
  tell: (swept: SweptView) => void,
  key: () => IdempotencyKey = newKey,
): Promise<Failure | undefined> {
  const answer = await post<SweptView>(`/area-pauses/${pause}/sweep`, {}, key());
  if (!answer.ok) return answer;
  tell(answer.data);
  return answer.data.left > 0 ? sweepAll(pause, tell, key) : undefined;
}

/** How far the round is; where nobody was booked, there is nobody to call. */
function callsWords({ calls, callsLeft }: AreaPauseView): string {
  if (calls === 0) return '这几天没有人预约，不用打电话';
  return callsLeft === 0 ? `${calls} 个电话都有了结果` : `${calls} 个电话，还有 ${callsLeft} 个没有结果`;
}

function PauseCard({
  pause,
  place,
  mayCall,
}: {
  readonly pause: AreaPauseView;
  readonly place: string | undefined;
  readonly mayCall: boolean;
}) {
  const [isLifting, setIsLifting] = useState(false);
  const [busy, setBusy] = useState<string | false>(false);
  const [failure, setFailure] = useState<Failure>();
  const anew = useAnew();
  const sweep = async () => {
    setBusy('正在核对名单');
    setFailure(await sweepAll(pause.id, ({ left }) => setBusy(left > 0 ? `还有 ${left} 个` : '核对完了')));
    setBusy(false);
    anew();
  };
  const lift = async () => {
    setBusy('正在恢复');
    const answer = await post<AreaPauseView>(`/area-pauses/${pause.id}/lift`, {}, newKey());
    setIsLifting(false);
    if (answer.ok) await sweep();
    else {
      setFailure(answer);
      setBusy(false);
    }
  };
  const today = dateAt(now());
  const [hasBegun, isOver] = [pause.from <= today, pause.until < today];
  const names = pause.products.map((product) => pausableWords[product]).join('、');
  return (
    <Card>
      <View className="stack">
        <Heading
          level={3}
        >{`${place === undefined ? '' : `${place}，`}${pauseReasonWords[pause.reason]}：${names}`}</Heading>
        <View>
          <StatusTag tone={pause.liftedAt === null && !isOver ? 'waiting' : 'quiet'}>
            {pause.liftedAt !== null ? '已恢复' : isOver ? '已结束' : hasBegun ? '暂停中' : '还没开始'}
          </StatusTag>
        </View>
        <Words>{`${dayWords(pause.from)} 到 ${dayWords(pause.until)}。${pause.words}`}</Words>
        <Words kind="lead">{callsWords(pause)}</Words>
        {failure && <FailureNotice failure={failure} reader="desk" onRetry={() => void sweep()} />}
        {mayCall && pause.calls > 0 && (
          <Button onPress={() => void open('/packages/desk/calls/index', { pause: pause.id })}>
            打这份名单
          </Button>
        )}
        {!mayCall && <Words kind="soft">电话由当地热线和窗口打。</Words>}
        <Button kind="secondary" icon="refresh" busy={busy} onPress={() => void sweep()}>
          再核对一遍名单
        </Button>
        {pause.liftedAt === null && (
          <Button kind="quiet" onPress={() => setIsLifting(true)}>
            恢复服务
          </Button>
        )}
      </View>
      <Dialog
        isOpen={isLifting}
        title="恢复服务？"
        confirm={{ text: '恢复服务', busy, act: () => void lift() }}
        dismiss={{ text: '先不恢复', act: () => setIsLifting(false) }}
      >
        <Words>还没到的日子会还给原来约好的人，每个人都要再打一次电话。</Words>
      </Dialog>
    </Card>
  );
}
