import { View } from '@tarojs/components';
import type { Mark } from '@huiyue/shared/attendance/attendance';
import type { TodayPerson } from '@huiyue/shared/contract/today';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { Button } from '../../../ui/Button';
import { hoursWords, minuteWords } from '../../../words/when';
import { minuteOf, type Standing } from '../marks';

type Props = {
  readonly standing: readonly Standing[];
  readonly onMark: (
    person: TodayPerson,
    mark: Mark,
    decided?: { readonly seen: number; readonly key: string },
  ) => void;
  readonly onDrop: (key: string) => void;
};

/** Everybody who is expected, each with the one thing that comes next: here, or gone home. */
export function DoorList({ standing, onMark, onDrop }: Props) {
  return (
    <View className="card list" {...aria({ role: 'list', label: '今天的名单' })}>
      {standing.map((one) => (
        <DoorRow key={one.person.booking} standing={one} onMark={onMark} onDrop={onDrop} />
      ))}
    </View>
  );
}

function DoorRow({
  standing: { person, mark, isUnsent, conflict },
  onMark,
  onDrop,
}: { readonly standing: Standing } & Pick<Props, 'onMark' | 'onDrop'>) {
  const { recipient, offer, from, to, units, isAway, isGivenUp, lateMinutes, line, collectors } = person;
  const isDelivered = line === 'meal';
  return (
    <View className="door-row" {...aria({ role: 'listitem' })}>
      <View className="door-who">
        <View className="door-name">{recipient.name}</View>
        <View>{stateWords(person, mark)}</View>
      </View>
      <View className="door-about">
        {[
          `${offer} ${hoursWords(from, to)}`,
          ...(units > 1 ? [`${units} 份`] : []),
          ...(isAway ? ['家长已请假'] : []),
          ...(isGivenUp ? ['今天取消了预约'] : []),
          ...(lateMinutes > 0 ? [`晚接 ${lateMinutes} 分钟`] : []),
        ].join(' · ')}
      </View>
      {collectors.length > 0 && (
        <View className="door-about">{`接送人：${collectors.map(collectorWords).join('、')}`}</View>
      )}
      {isUnsent && <View className="unsent">还没送出去，网络通了自动再送</View>}
      {conflict ? (
        <View className="door-conflict">
          <View className="door-conflict-title">{conflictWords(conflict.about.outcome)}</View>
          <View>{`您记的：${markWord(conflict.mine, isDelivered)}`}</View>
          <View>{`现在记的：${mark ? markWord(mark, isDelivered) : '还没有记'}`}</View>
          <Button
            kind="secondary"
            label={`就照现在的，${recipient.name}`}
            onPress={() => onDrop(conflict.key)}
          >
            就照现在的
          </Button>
          {conflict.about.outcome !== 'notBooked' && (
            <Button
              kind="secondary"
              label={`用我记的，${recipient.name}`}
              onPress={() => onMark(person, conflict.mine, { seen: conflict.about.seen, key: conflict.key })}
            >
              用我记的
            </Button>
          )}
        </View>
      ) : (
        <View className="door-acts">
          {actsOf(person, mark).map((act) => (
            <Button
              key={act.word}
              kind={act.isMain ? 'primary' : 'secondary'}
              label={`${act.word}，${recipient.name}`}
              onPress={() => onMark(person, act.mark())}
            >
              {act.word}
            </Button>
          ))}
        </View>
      )}
    </View>
  );
}

function collectorWords({ name, phone }: TodayPerson['collectors'][number]): string {
  return phone === null ? name : `${name} ${phone}`;
}

type Act = { readonly word: string; readonly isMain: boolean; readonly mark: () => Mark };

/** What can be pressed next. Who is here goes home; who has gone may be put right by calling them again. */
function actsOf(person: TodayPerson, mark: Mark | null): readonly Act[] {
  const { line, from, to, isAway } = person;
  const minute = () => minuteOf(now());
  const absent: Act = {
    word: line === 'meal' ? '没送到' : line === 'homeCare' ? '没上门' : '没来',
    isMain: false,
    mark: () => ({ kind: 'absent', isAnnounced: isAway }),
  };
  if (line === 'meal' || line === 'homeCare') {
    const done: Act = {
      word: line === 'meal' ? '送到了' : '服务完了',
      isMain: true,
      mark: () => ({ kind: 'present', from, to }),
    };
    return mark?.kind === 'present' ? [absent] : mark?.kind === 'absent' ? [done] : [done, absent];
  }
  const arrive: Act = {
    word: '到了',
    isMain: true,
    mark: () => ({ kind: 'present', from: Math.min(minute(), to) }),
  };
  if (mark === null) return [arrive, absent];
  if (mark.kind !== 'present') return [arrive];
  if (mark.to !== undefined) return [];
  return [
    {
      word: '接走了',
      isMain: true,
      mark: () => ({ kind: 'present', from: mark.from, to: Math.max(minute(), mark.from + 1) }),
    },
    absent,
  ];
}

function stateWords({ isAway, isGivenUp, line }: TodayPerson, mark: Mark | null): string {
  if (mark) return markWord(mark, line === 'meal');
  if (isGivenUp) return '已取消';
  return isAway ? '已请假' : '还没点';
}

function markWord(mark: Mark, isDelivered: boolean): string {
  switch (mark.kind) {
    case 'present':
      if (isDelivered) return '已送到';
      return mark.to === undefined
        ? `${minuteWords(mark.from)} 到`
        : `${minuteWords(mark.from)} 到，${minuteWords(mark.to)} 走`;
    case 'absent':
      return isDelivered ? '没送到' : '没来';
    case 'closed':
      return '停托';
  }
}

function conflictWords(outcome: string): string {
  if (outcome === 'givenUp') return '家长今天取消了这个预约';
  if (outcome === 'notBooked') return '这一天没有这个预约';
  return '别人已经记了不一样的';
}
