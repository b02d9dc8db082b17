import { View } from '@tarojs/components';
import { isId } from '@huiyue/shared/ids';
import { instantOf, type Instant } from '@huiyue/shared/civil';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { open } from '../../../platform/navigation';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { dayWords, fullDayWords, instantWords } from '../../../words/dates';
import { paperNames } from '@huiyue/shared/registry/paperNames';
import { hoursWords, minuteWords, whenWords } from '../../../words/when';
import type { Standing } from '../marks';
import { HourBars } from './HourBars';
import '../day.scss';

const paperWords = { ...paperNames, health: '健康检查', qualification: '资格证书' };

type Props = { readonly today: SiteTodayView; readonly standing: readonly Standing[] };

/** The day on one screen: first what cannot wait, then who comes, what is free, what is eaten and where carers go. */
export function TodayBoard({ today, standing }: Props) {
  const { counts, closure, lateRequests, rooms, meals, rounds, expiring, papers } = today;
  const atSite = standing.filter(({ person }) => person.line !== 'meal' && person.line !== 'homeCare');
  const isForChildren = rooms.every(({ seller }) => isId('class', seller));
  const coming = atSite.filter(({ person }) => !person.isAway && !person.isGivenUp);
  const here = coming.filter(({ mark }) => mark?.kind === 'present' && mark.to === undefined);
  const away = atSite.filter(({ person, mark }) => person.isAway || mark?.kind === 'absent');
  const awaited = counts.answers + lateRequests.length;
  const isQuiet = standing.length === 0;
  return (
    <>
      {closure && (
        <Banner tone="info" title="今天停业">
          <Words>{`原因：${closure.reason}`}</Words>
        </Banner>
      )}
      <View className="figures" {...aria({ role: 'list', label: '今天的数' })}>
        <Figure value={awaited} word="等答复" isUrgent={awaited > 0} />
        <Figure value={coming.length} word="要来" />
        <Figure value={here.length} word={isForChildren ? '在园' : '到了'} />
        <Figure value={away.length} word="不来" />
      </View>
      <Awaited today={today} />
      {counts.missed > 0 && (
        <Banner tone="refused" title={`${counts.missed} 位老人没有见到人，还在找`}>
          <Button kind="secondary" onPress={() => void open('/packages/day/missed/index')}>
            看是谁，做了什么
          </Button>
        </Banner>
      )}
      {isQuiet ? <Words kind="soft">今天没有人预约来。</Words> : <Coming standing={atSite} />}
      {rooms.length > 0 && (
        <Section title={isForChildren ? '各班空位' : '各项空位'}>
          <Words kind="soft">柱子是约掉的，粗的数是还空几个，最下面是几点。</Words>
          {rooms.map((room) => (
            <HourBars key={room.seller} room={room} />
          ))}
        </Section>
      )}
      {meals.length > 0 && (
        <Section title="助餐">
          <List>
            {meals.map(
              ({ service, name, from, to, portions, heldPortions, servedPortions, openPortions }) => (
                <ListRow
                  key={service}
                  title={`${name} ${hoursWords(from, to)}`}
                  note={`已经吃到、送到 ${servedPortions} 份 · 还能订 ${openPortions} 份${heldPortions > 0 ? ` · 等答复 ${heldPortions} 份` : ''}`}
                  value={`${portions} 份`}
                  onPress={() => void open('/packages/house/kitchen/index', { service })}
                />
              ),
            )}
          </List>
        </Section>
      )}
      {rounds.length > 0 && (
        <Section title="上门服务">
          <List>
            {rounds.map(({ carer, service, name, visits, doneVisits }) => (
              <ListRow
                key={carer ?? service ?? name}
                title={name}
                note={`${carer === null ? '还没有派人 · ' : ''}还有 ${visits - doneVisits} 次`}
                onPress={() => void open('/packages/house/rounds/index')}
                value={`${doneVisits} / ${visits} 次`}
              />
            ))}
          </List>
        </Section>
      )}
      {papers.length > 0 && (
        <Section title="要续办的证件">
          <List>
            {papers.slice(0, fewShown).map(({ kind, name, until, state }) => (
              <ListRow
                key={`${kind} ${name ?? ''} ${until}`}
                icon="wait"
                title={`${name === null ? '' : `${name} · `}${paperWords[kind]}`}
                note={`${fullDayWords(until)}${state === 'expired' ? ' 已经过期' : ' 到期'}`}
                onPress={() => void open('/packages/registry/papers/index')}
              />
            ))}
          </List>
          <Rest count={papers.length} />
        </Section>
      )}
      {expiring.length > 0 && (
        <Section title="等家长决定">
          <List>
            {expiring.slice(0, fewShown).map(({ booking, recipient, offer, at }) => (
              <ListRow
                key={booking}
                icon="wait"
                title={`${recipient.name} · ${offer}`}
                note={`${momentWords(at)} 前不决定，名额留给下一家`}
              />
            ))}
          </List>
          <Rest count={expiring.length} />
        </Section>
      )}
    </>
  );
}

const fewShown = 5;

/** How many more there are than the few that stand there. */
function Rest({ count }: { readonly count: number }) {
  return count > fewShown && <Words kind="soft">{`还有 ${count - fewShown} 个。`}</Words>;
}

/** All that somebody waits for, the soonest first, each with what the clock does where nobody answers. */
function Awaited({ today: { answers, lateRequests, counts } }: { readonly today: SiteTodayView }) {
  const all = [
    ...answers.map((one) => ({
      key: one.booking,
      title: `${one.recipient.name} · ${one.offer.name}`,
      note: `${whenWords(one)}。${deadlineWords(one.answerBy)}`,
      by: one.answerBy,
    })),
    ...lateRequests.map(({ id, recipient, service, on, dueAt }) => ({
      key: id,
      title: `${recipient} · ${service}`,
      note: `${dayWords(on)}，截单以后来问的。${momentWords(dueAt)} 前不答复，就照原来的不变`,
      by: dueAt,
    })),
  ].sort((one, other) => byDeadline(one.by, other.by));
  const more = counts.answers + lateRequests.length - Math.min(all.length, mostShown);
  if (all.length === 0) return null;
  return (
    <Section title="等您答复">
      <List>
        {all.slice(0, mostShown).map(({ key, title, note }) => (
          <ListRow
            key={key}
            icon="answer"
            title={title}
            note={note}
            onPress={() => void open('/packages/institution/answers/index')}
          />
        ))}
      </List>
      {more > 0 && <Words kind="soft">{`还有 ${more} 个，在“待答复”里。`}</Words>}
    </Section>
  );
}

const mostShown = 4;

function byDeadline(one: string | null, other: string | null): number {
  if (one === other) return 0;
  return one !== null && (other === null || one < other) ? -1 : 1;
}

function Figure({
  value,
  word,
  isUrgent = false,
}: {
  readonly value: number;
  readonly word: string;
  readonly isUrgent?: boolean;
}) {
  return (
    <View className={isUrgent ? 'figure figure-urgent' : 'figure'} {...aria({ role: 'listitem' })}>
      <View className="figure-value">{value}</View>
      <View className="figure-word">{word}</View>
    </View>
  );
}

/** By the hour at which they come. */
function Coming({ standing }: { readonly standing: readonly Standing[] }) {
  const hours = [...new Set(standing.map(({ person }) => person.from))].sort((one, other) => one - other);
  if (hours.length === 0) return null;
  return (
    <Section title="今天谁来">
      <List>
        {hours.map((from) => {
          const there = standing.filter(({ person }) => person.from === from);
          const away = there.filter(({ person }) => person.isAway || person.isGivenUp);
          const seen = there.filter(({ mark }) => mark !== null);
          return (
            <ListRow
              key={from}
              icon={there.some(({ person }) => person.line === 'childcare') ? 'child' : 'mine'}
              title={`${minuteWords(from)} 到`}
              note={[
                there
                  .slice(0, 4)
                  .map(({ person }) => person.recipient.name)
                  .join('、') + (there.length > 4 ? ' 等' : ''),
                ...(away.length > 0 ? [`${away.length} 人不来`] : []),
                `点过 ${seen.length} 人`,
              ].join(' · ')}
              value={`${there.length - away.length} 人`}
              onPress={() => void open('/packages/day/people/index')}
            />
          );
        })}
      </List>
    </Section>
  );
}

function deadlineWords(answerBy: string | null): string {
  return answerBy === null ? '' : `${momentWords(answerBy)} 前不答复，名额自动释放`;
}

function momentWords(iso: string): string {
  const at: Instant = instantOf(iso);
  return instantWords(at);
}

/** A list that is not from now says so. */
export function KeptNotice({ today }: { readonly today: SiteTodayView }) {
  return (
    <Banner tone="waiting" title="没有网络，这是上次看到的名单">
      <Words>{`${dayWords(today.on)}，${momentWords(today.at)} 更新。可以照常点名，网络通了自动送出。`}</Words>
    </Banner>
  );
}
