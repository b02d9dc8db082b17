import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { instantOf } from '@huiyue/shared/civil';
import type { SendingView } from '@huiyue/shared/contract/notices';
import { getAll, post } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { causeWords, sendingWords } from '../../../words/notices';
import { useAnew } from '../queries';

type Of = { readonly booking: string } | { readonly bill: string; readonly receipt: number };

type Props = {
  readonly of: Of;
  /** What is sent, e.g. 预约号. */
  readonly what: string;
  /** Tells this button from its twins on the page. */
  readonly label: string;
};

/** What was read out, by SMS as well; and what became of it, so that a caller who waits for it can be told. */
export function SendSlip({ of, what, label }: Props) {
  const last = useLastSlip(of);
  const anew = useAnew();
  const { send, ...state } = useSend<Of, SendingView>(`slip:${JSON.stringify(of)}`, (body, key) =>
    post('/slips', body, key),
  );
  const press = async () => {
    const answer = await send(of);
    if (answer?.ok) anew();
  };
  const slip = state.phase === 'done' ? state.data : last.data;
  const hasNoPhone = state.phase === 'failed' && state.failure.problem?.code === 'slip.noPhone';
  return (
    <View className="stack">
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      {hasNoPhone && (
        <Button kind="secondary" icon="phone" onPress={() => void open('/packages/notices/settings/index')}>
          去留一个手机号
        </Button>
      )}
      {slip && <Words kind="soft">{slipWords(what, slip)}</Words>}
      <Button
        kind="secondary"
        label={`${slip ? '再发一次' : '用短信发'}${what} ${label}`}
        busy={state.phase === 'sending' && '正在发送'}
        onPress={() => void press()}
      >
        {slip ? `再发一次${what}` : `用短信发${what}`}
      </Button>
    </View>
  );
}

function useLastSlip(of: Of) {
  const id = 'booking' in of ? of.booking : of.bill;
  const query = 'booking' in of ? { booking: of.booking } : { bill: of.bill };
  return useQuery({
    queryKey: ['desk', 'slips', id],
    queryFn: async () => (await dataOf(getAll<SendingView>('/slips', query))).items,
    select: (items) => items.find(({ text }) => 'booking' in of || text.includes(`收据号 ${of.receipt}。`)),
  });
}

function slipWords(what: string, { state, cause, at }: SendingView): string {
  const why = cause === null ? '' : `（${causeWords[cause]}）`;
  return `${what}短信：${sendingWords[state]}${why}，${instantWords(instantOf(at))}`;
}
