import { View } from '@tarojs/components';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { RoundsView } from '@huiyue/shared/contract/carers';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { BoughtVisits } from '../../../parts/BoughtVisits';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { careWords } from '../../../words/elderServices';
import { hoursWords } from '../../../words/when';
import { useHouse, useRounds, useServiceRecords } from '../queries';
import { ChooseCarer } from './ChooseCarer';
import { VisitMarks } from './VisitMarks';

type Visit = RoundsView['items'][number];
type Props = { readonly site: Id<'site'>; readonly date: CivilDate };

/** Who goes to whom on a day, in order of time; and, on the day itself, what was found there. */
export function Rounds({ site, date }: Props) {
  const rounds = useRounds(site, date);
  return (
    <Answered query={rounds} label="正在排上门" cards={3} reader="institution">
      {(held) =>
        held.items.length === 0 ? (
          <Empty icon="pin" title="这一天没有要上门的">
            <Words kind="soft">有人约了上门服务，这里马上能看到，并提出谁有空。</Words>
          </Empty>
        ) : (
          <Plan rounds={held} />
        )
      }
    </Answered>
  );
}

type Held = Omit<RoundsView, 'items' | 'next'> & { readonly items: readonly Visit[] };

/** As many as the server sends out in one call; the rest is proposed again after it. */
const mostAtOnce = 60;

function Plan({ rounds: { site, date, revision, items } }: { readonly rounds: Held }) {
  const records = useServiceRecords(site, date);
  const recordOf = (visit: Visit) => records.data?.find(({ booking }) => booking === visit.booking);
  const [choosing, setChoosing] = useState<Visit>();
  const { write, ...sending } = useHouse<RoundsView>(
    `rounds:${site}:${date}`,
    `/sites/${site}/rounds/${date}`,
    'put',
    () => setChoosing(undefined),
  );
  const isSending = sending.phase === 'sending' && '正在派';
  const send = (visits: readonly { readonly booking: string; readonly carer: string | null }[]) =>
    void write({ visits, revision });
  const open = items.filter(({ carer, state }) => carer === null && state === 'confirmed');
  const proposed = open.flatMap((one) =>
    one.proposed ? [{ booking: one.booking, carer: one.proposed.id }] : [],
  );
  const proposals = proposed.slice(0, mostAtOnce);
  const isAll = proposals.length === proposed.length;
  return (
    <Section title={titleOf(items)}>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {proposals.length > 1 && (
        <Button kind="secondary" icon="check" busy={isSending} onPress={() => send(proposals)}>
          {`照下面的建议，${isAll ? '' : '先'}把 ${proposals.length} 次${isAll ? '都' : ''}派好`}
        </Button>
      )}
      {items.map((visit) => (
        <OneVisit
          key={visit.booking}
          visit={visit}
          isSending={isSending}
          onSend={(carer) => send([{ booking: visit.booking, carer }])}
          onChoose={() => setChoosing(visit)}
        >
          {visit.state === 'confirmed' && date === dateAt(now()) && (
            <VisitMarks visit={visit} record={recordOf(visit)} />
          )}
          {recordOf(visit)?.ended && (
            <BoughtVisits booking={visit.booking} name={visit.recipient.name} days={[date]} />
          )}
        </OneVisit>
      ))}
      {choosing && (
        <ChooseCarer
          site={site}
          visit={choosing}
          sending={sending}
          onChoose={(carer) => send([{ booking: choosing.booking, carer }])}
          onClose={() => setChoosing(undefined)}
        />
      )}
    </Section>
  );
}

function titleOf(items: readonly Visit[]): string {
  const answered = items.filter(({ state }) => state === 'confirmed');
  const open = answered.filter(({ carer }) => carer === null).length;
  const unanswered = items.length - answered.length;
  return [
    `${items.length} 次上门`,
    ...(unanswered > 0 ? [`${unanswered} 次等答复`] : []),
    ...(open > 0 ? [`${open} 次还没有派人`] : unanswered > 0 ? [] : ['都派好了']),
  ].join('，');
}

type OneProps = {
  readonly visit: Visit;
  readonly isSending: string | false;
  readonly onSend: (carer: string) => void;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
};

function OneVisit({ visit, isSending, onSend, onChoose, children }: OneProps) {
  const { booking, recipient, service, from, to, state, address, carer, proposed } = visit;
  const what = service.care === null ? service.name : `${service.name}（${careWords[service.care]}）`;
  return (
    <Card>
      <Heading level={3} look={3}>{`${hoursWords(from, to)} ${recipient.name}`}</Heading>
      <Words kind="soft">{what}</Words>
      {state === 'requested' ? (
        <>
          <Words>这个预约还没有答复，答复以后再派人。</Words>
          <Button kind="secondary" onPress={() => void open('/packages/institution/answers/index')}>
            去答复
          </Button>
        </>
      ) : (
        <>
          <Words>{address ?? '没有写地址，请打家里的电话问'}</Words>
          <Words>{carer ? `${carer.name}去` : '还没有派人'}</Words>
          <View className="pair">
            {carer === null && proposed && (
              <Button
                busy={isSending}
                label={`派${proposed.name}去${recipient.name}那里`}
                onPress={() => onSend(proposed.id)}
              >
                {`派${proposed.name}去`}
              </Button>
            )}
            <Button
              kind="secondary"
              label={`${carer ? '换人' : '自己选人'}，去${recipient.name}那里`}
              onPress={onChoose}
            >
              {carer ? '换人' : '自己选人'}
            </Button>
          </View>
          {children}
          <Button kind="quiet" onPress={() => void open('/packages/day/booked/index', { booking })}>
            看要注意什么、联系谁
          </Button>
        </>
      )}
    </Card>
  );
}
