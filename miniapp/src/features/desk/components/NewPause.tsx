import { View } from '@tarojs/components';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { AreaPauseView, PauseHits } from '@huiyue/shared/contract/desk';
import { pauseReasons, type Pausable, type PauseReason } from '@huiyue/shared/desk/areaPause';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '../../../api/answer';
import { post } from '../../../api/client';
import { newKey } from '../../../api/key';
import { dataOf } from '../../../api/queries';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Field } from '../../../ui/Field';
import { Pills } from '../../../parts/Pills';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Checks } from '../../../ui/Checks';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { pauseReasonWords } from '../../../words/deskRefusals';
import { useAnew } from '../queries';
import { pausablesInOrder, pausableWords } from '../words';
import { sweepAll, type Place } from './Pauses';

type Props = { readonly places: readonly Place[]; readonly onClose: () => void };

/** Where, what, which days, why: with the number of people it hits in sight before anything is stopped. */
export function NewPause({ places, onClose }: Props) {
  const today = dateAt(now());
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, index));
  const [place, setPlace] = useState(places[0]?.code);
  const [products, setProducts] = useState<readonly Pausable[]>(['meal']);
  const [from, setFrom] = useState<CivilDate>(addDays(today, 1));
  const [until, setUntil] = useState<CivilDate>(addDays(today, 1));
  const [reason, setReason] = useState<PauseReason>('heat');
  const [words, setWords] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [progress, setProgress] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const anew = useAnew();
  const what = { jurisdiction: place, products, from, until };
  const isSound = place !== undefined && products.length > 0 && from <= until;
  const hits = useQuery({
    queryKey: ['desk', 'hits', what],
    queryFn: () => dataOf(post<PauseHits>('/area-pauses/preview', what, newKey())),
    enabled: isSound,
  });
  const { send, ...state } = useSend<object, AreaPauseView>('pause', (body, key) =>
    post('/area-pauses', body, key),
  );
  const declare = async () => {
    setIsMissing(words.trim() === '');
    if (!isSound || words.trim() === '') return;
    const answer = await send({ ...what, reason, words: words.trim() });
    if (!answer?.ok) return;
    setProgress('已停止新预约，正在排名单');
    const failed = await sweepAll(answer.data.id, ({ pause, left }) =>
      setProgress(`名单上 ${pause.calls} 个，还有 ${left} 个要排`),
    );
    setFailure(failed);
    setProgress(undefined);
    anew();
    if (!failed) onClose();
  };
  return (
    <Sheet
      isOpen
      title="暂停一个地方的服务"
      onClose={onClose}
      foot={
        <>
          {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
          {failure && (
            <Banner tone="waiting" title="服务已经暂停，名单还没有排完">
              <Words>关闭后，在这条暂停上点“再核对一遍名单”，会接着排。</Words>
            </Banner>
          )}
          <Button
            kind="danger"
            lacks={[
              place === undefined && '选哪里',
              products.length === 0 && '选停哪些服务',
              from > until && '把结束的日子改到开始以后',
              isSound && hits.isError && '查清影响多少人',
            ]}
            busy={
              progress ??
              (state.phase === 'sending' ? '正在暂停' : isSound && hits.isPending && '正在查影响多少人')
            }
            onPress={() => void declare()}
          >
            {hits.data ? `暂停，给 ${hits.data.people} 人打电话` : '暂停这些服务'}
          </Button>
        </>
      }
    >
      <View className="stack">
        <Choice
          label="哪里"
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
          value={place}
          onChange={setPlace}
        />
        <Field id="pausables" label="停哪些服务">
          <Checks all={pausablesInOrder} words={pausableWords} value={products} onChange={setProducts} />
        </Field>
        <Pills
          label="从哪天"
          options={days.map((value) => ({ value, label: dayWords(value) }))}
          value={from}
          onChange={setFrom}
        />
        <Pills
          label="到哪天（含）"
          error={from <= until ? undefined : '结束早于开始'}
          options={days.map((value) => ({ value, label: dayWords(value) }))}
          value={until}
          onChange={setUntil}
        />
        <Pills
          label="为什么"
          options={pauseReasons.map((value) => ({ value, label: pauseReasonWords[value] }))}
          value={reason}
          onChange={setReason}
        />
        <TextField
          label="对受影响的人怎么说"
          hint="老人和家里人会看到这句话"
          error={isMissing && words.trim() === '' ? '请写一句' : undefined}
          value={words}
          onChange={setWords}
        />
        {hits.error && <FailureNotice failure={hits.error.failure} reader="desk" />}
        {hits.data && (
          <Banner tone="waiting" title={`影响 ${hits.data.people} 人，${hits.data.bookings} 个预约`}>
            <Words>
              {hits.data.byProduct
                .map(({ product, people }) => `${pausableWords[product]} ${people} 人`)
                .join('，')}
            </Words>
            <Words>暂停后这些日子不能再约；每个人都进名单，有了结果才划掉。</Words>
          </Banner>
        )}
      </View>
    </Sheet>
  );
}
