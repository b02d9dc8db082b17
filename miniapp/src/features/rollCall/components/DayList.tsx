import { View } from '@tarojs/components';
import type { CivilDate } from '@huiyue/shared/civil';
import type { SiteDayView } from '@huiyue/shared/contract/attendance';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Words } from '../../../ui/Words';
import { markFor, standing, type Kind } from '../marks';
import { useRollCall } from '../queries';
import { CallRow } from './CallRow';

type Props = { readonly day: SiteDayView; readonly isToCome: boolean };
type Chosen = Readonly<Record<string, Kind>>;

/** A day's list. Nothing is written down before the one button at its end is pressed. */
export function DayList({ day, isToCome }: Props) {
  const { site, items, closure } = day;
  const on: CivilDate = day.on;
  const [chosen, setChosen] = useState<Chosen>({});
  const [isSaved, setIsSaved] = useState(false);
  const { record, ...sending } = useRollCall(site, on, () => {
    setChosen({});
    setIsSaved(true);
  });

  if (items.length === 0)
    return (
      <Empty icon="class" title="这一天没有人预约">
        <Words kind="soft">可以看看前一天或后一天。</Words>
      </Empty>
    );

  const changed = items.filter((entry) => {
    const kind = chosen[entry.booking];
    return kind !== undefined && kind !== standing(entry);
  });
  const uncalled = items.filter((entry) => (chosen[entry.booking] ?? standing(entry)) === undefined);
  const choose = (marks: Chosen) => {
    setIsSaved(false);
    setChosen((before) => ({ ...before, ...marks }));
  };
  // On a closed day nobody came, unless somebody says so.
  const rest: Kind = closure ? 'closed' : 'present';
  const save = () =>
    void record(
      changed.map((entry) => ({
        booking: entry.booking,
        mark: markFor(chosen[entry.booking] ?? 'present', entry, on, now()),
      })),
    );

  return (
    <>
      {closure && (
        <Banner tone="info" title="这一天全园停托">
          <Words>{`原因：${closure.reason}`}</Words>
        </Banner>
      )}
      {isToCome && (
        <Banner tone="waiting" title="这一天还没有到">
          <Words>可以看名单和请假，到了那天再点名。</Words>
        </Banner>
      )}
      <Words kind="lead">{countWords(items.length, uncalled.length)}</Words>
      {!isToCome && uncalled.length > 0 && (
        <Button
          kind="secondary"
          icon="check"
          onPress={() => choose(Object.fromEntries(uncalled.map(({ booking }) => [booking, rest])))}
        >
          {`没点的 ${uncalled.length} 人都${closure ? '记停托' : '到了'}`}
        </Button>
      )}
      <View className="card list calls">
        {items.map((entry) => (
          <CallRow
            key={entry.booking}
            entry={entry}
            chosen={chosen[entry.booking]}
            onChoose={(kind) => choose({ [entry.booking]: kind })}
          />
        ))}
      </View>
      <Announce text={isSaved ? '点名已保存' : ''} />
      {isSaved && <Banner tone="confirmed" title="点名已保存" />}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {!isToCome && (
        <Button
          lacks={[changed.length === 0 && '给孩子点名']}
          busy={sending.phase === 'sending' && '正在保存'}
          onPress={save}
        >
          {changed.length === 0 ? '保存点名' : `保存点名（${changed.length} 人）`}
        </Button>
      )}
      {!closure && (
        <Button kind="quiet" onPress={() => void open('/packages/house/closings/index', { on })}>
          这一天全园停托
        </Button>
      )}
    </>
  );
}

function countWords(all: number, left: number): string {
  return left === 0 ? `${all} 人，都点过了` : `${all} 人，还有 ${left} 人没点`;
}
