import { View } from '@tarojs/components';
import type { Mark } from '@huiyue/shared/attendance/attendance';
import type { TodayPerson } from '@huiyue/shared/contract/today';
import { isId } from '@huiyue/shared/ids';
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
  const { recipient, offer, from, to, units, isAway, isGivenUp, lateMinutes, collectors } = person;
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
          ...(isAway ? [isId('child', recipient.id) ? '家长已请假' : '家里说过不来'] : []),
          ...(isGivenUp ? ['今天取消了预约'] : []),
          ...(lateMinutes > 0 ? [`晚接 ${lateMinutes} 分钟`] : []),
        ].join(' · ')}
      </View>
      {collectors.length > 0 && (
        <View className="door-about">{`接送人：${collectors.map(collectorWords).join('、')}`}</View>
      )}
      {isAtDoor(person) && mark?.kind === 'absent' && !mark.isAnnounced && !isUnsent && (
        <View className="door-about">已经告诉家里人，正在找；在“今日”里看得到找到没有。</View>
      )}
      {isUnsent && <View className="unsent">还没送出去，网络通了自动再送</View>}
      {conflict ? (
        <View className="door-conflict">
          <View className="door-conflict-title">{conflictWords(conflict.about.outcome)}</View>
          <View>{`您记的：${markWord(conflict.mine, person)}`}</View>
          <View>{`现在记的：${conflict.isOld ? '正在取最新的' : mark ? markWord(mark, person) : '还没有记'}`}</View>
          {!conflict.isOld && (
            <Button
              kind="secondary"
              label={`就照现在的，${recipient.name}`}
              onPress={() => onDrop(conflict.key)}
            >
              就照现在的
            </Button>
          )}
          {!conflict.isOld && conflict.about.outcome !== 'notBooked' && (
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
  const { line, from, to, isAway, recipient } = person;
  const minute = () => minuteOf(now());
  const said = saidOf(person);
  const absent: Act = {
    word: said.absent,
    isMain: false,
    mark: () => ({ kind: 'absent', isAnnounced: isAway }),
  };
  if (line === 'meal' || line === 'homeCare') {
    const done: Act = { word: said.present, isMain: true, mark: () => ({ kind: 'present', from, to }) };
    return mark?.kind === 'present' ? [absent] : mark?.kind === 'absent' ? [done] : [done, absent];
  }
  const arrive: Act = {
    word: said.present,
    isMain: true,
    mark: () => ({ kind: 'present', from: Math.min(minute(), to) }),
  };
  if (mark === null) return [arrive, absent];
  if (mark.kind !== 'present') return [arrive];
  if (mark.to !== undefined) return [];
  return [
    {
      word: isId('child', recipient.id) ? '接走了' : '走了',
      isMain: true,
      mark: () => ({ kind: 'present', from: mark.from, to: Math.max(minute(), mark.from + 1) }),
    },
    absent,
  ];
}

/** Whether staff go to somebody's own door: there nobody is expected to come, and a shut one is a worry. */
function isAtDoor({ line, way }: TodayPerson): boolean {
  return line === 'homeCare' || way === 'deliver';
}

/** What somebody at this place would say of it. */
function saidOf(person: TodayPerson): { readonly present: string; readonly absent: string } {
  const { line, way } = person;
  if (line === 'homeCare') return { present: '服务完了', absent: '没人开门' };
  if (line !== 'meal') return { present: '到了', absent: '没来' };
  if (way === 'deliver') return { present: '送到了', absent: '没人开门' };
  return way === 'collect' ? { present: '取走了', absent: '没来取' } : { present: '吃了', absent: '没来吃' };
}

function stateWords(person: TodayPerson, mark: Mark | null): string {
  if (mark) return markWord(mark, person);
  if (person.isGivenUp) return '已取消';
  return person.isAway ? '已请假' : '还没点';
}

function markWord(mark: Mark, person: TodayPerson): string {
  const { line } = person;
  switch (mark.kind) {
    case 'present':
      if (line === 'meal' || line === 'homeCare') return saidOf(person).present;
      return mark.to === undefined
        ? `${minuteWords(mark.from)} 到`
        : `${minuteWords(mark.from)} 到，${minuteWords(mark.to)} 走`;
    case 'absent':
      return mark.isAnnounced ? '说过不来' : saidOf(person).absent;
    case 'closed':
      return line === 'childcare' ? '停托' : '停业';
  }
}

function conflictWords(outcome: string): string {
  if (outcome === 'givenUp') return '家里今天取消了这个预约';
  if (outcome === 'notBooked') return '这一天没有这个预约';
  return '别人已经记了不一样的';
}
