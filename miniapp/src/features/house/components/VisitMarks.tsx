import { View } from '@tarojs/components';
import { instantOf, isoAt } from '@huiyue/shared/civil';
import type { RoundsView } from '@huiyue/shared/contract/carers';
import type { ServiceRecordView } from '@huiyue/shared/contract/serviceRecords';
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { outbox, useOutbox } from '../../../api/outbox';
import { isWaiting } from '../../../api/outboxStore';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { confirmedHowWords, noticedWords } from '../../../words/elderServices';
import { NoticedSheet } from './NoticedSheet';

type Deed = 'begun' | 'ended' | 'notHome';
type Props = {
  readonly visit: RoundsView['items'][number];
  readonly record: ServiceRecordView | undefined;
};

const deedWords = { begun: '到了，开始', ended: '做完了', notHome: '没人开门' } as const satisfies Record<
  Deed,
  string
>;
const saidWords = { begun: '开始', ended: '做完', notHome: '没人开门' } as const satisfies Record<
  Deed,
  string
>;
const deeds = ['begun', 'ended', 'notHome'] as const;

/**
 * What whoever is there says of a visit: pressed once, kept on the phone where there is no signal, and sent when there
 * is. The family reads each of them by itself.
 */
export function VisitMarks({ visit, record }: Props) {
  const { booking, recipient, carer } = visit;
  const { entries } = useOutbox();
  const queries = useQueryClient();
  const [hasNoRoom, setHasNoRoom] = useState(false);
  const [isNoting, setIsNoting] = useState(false);
  const path = `/bookings/${booking}/service-record`;
  const waiting = entries.filter((entry) => entry.path === path && isWaiting(entry));
  const count = useRef(waiting.length);
  // What has left the phone is with the server: what it says is the true one again.
  useEffect(() => {
    if (waiting.length < count.current)
      for (const key of ['serviceRecords', 'today', 'siteMissed'])
        void queries.invalidateQueries({ queryKey: [key] });
    count.current = waiting.length;
  }, [queries, waiting.length]);

  const unsent = (did: Deed) => waiting.find(({ body }) => body['did'] === did);
  const isSaid = (did: Deed) => Boolean(record?.[did]) || unsent(did) !== undefined;
  const say = (did: Deed) => {
    const isKept = outbox.add('delivery', path, {
      did,
      happenedAt: isoAt(now()),
      ...(carer && { carer: carer.id }),
    });
    setHasNoRoom(!isKept);
  };
  const next: readonly Deed[] = isSaid('ended')
    ? []
    : isSaid('begun')
      ? ['ended']
      : isSaid('notHome')
        ? ['begun']
        : ['begun', 'notHome'];
  return (
    <>
      {deeds.map((did) => {
        const mark = record?.[did];
        if (mark)
          return <Words key={did}>{`${saidWords[did]}：${instantWords(instantOf(mark.happenedAt))}`}</Words>;
        return unsent(did) ? (
          <Words key={did}>{`${saidWords[did]}：记在手机里，网络通了自动送出`}</Words>
        ) : null;
      })}
      {record?.notHome && !record.begun && (
        <Words kind="soft">已经告诉家里人，正在找；见到人了请按“到了，开始”。</Words>
      )}
      {record?.noticed.map(({ at, tags, words }) => (
        <Words key={at} kind="soft">
          {`看到：${[...tags.map((tag) => noticedWords[tag]), ...(words === null ? [] : [words])].join('，')}`}
        </Words>
      ))}
      {record?.confirmation && <Words>{confirmedHowWords[record.confirmation.how]}</Words>}
      {(record?.conflicts.length ?? 0) > 0 && (
        <Banner tone="waiting" title="有的记录前后对不上">
          <Words>两个人记的不一样，两样都留着，家里人看得到。请核实以后在“看到的情况”里写清楚。</Words>
        </Banner>
      )}
      {hasNoRoom && <Banner tone="refused" title="这台手机存不下了，刚才的没有记上" />}
      <View className="pair">
        {next.map((did, index) => (
          <Button
            key={did}
            // While nobody is sent, sending somebody comes first.
            kind={index === 0 && carer !== null ? 'primary' : 'secondary'}
            label={`${deedWords[did]}，${recipient.name}`}
            onPress={() => say(did)}
          >
            {deedWords[did]}
          </Button>
        ))}
      </View>
      <Button
        kind="quiet"
        label={`写看到的情况、老人报的确认号，${recipient.name}`}
        onPress={() => setIsNoting(true)}
      >
        写看到的情况、老人报的确认号
      </Button>
      {isNoting && (
        <NoticedSheet
          booking={booking}
          name={recipient.name}
          isConfirmed={Boolean(record?.confirmation)}
          carer={carer?.id}
          onClose={() => setIsNoting(false)}
        />
      )}
    </>
  );
}
