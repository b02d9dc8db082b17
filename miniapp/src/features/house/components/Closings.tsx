import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ClosingHits, ClosingView } from '@huiyue/shared/contract/house';
import { firstDayToShut } from '@huiyue/shared/house/closing';
import type { Id } from '@huiyue/shared/ids';
import { useEffect, useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { useLatest } from '../../../platform/useLatest';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { CheckRow } from '../../../ui/CheckRow';
import { DateField } from '../../../ui/DateField';
import { Heading } from '../../../ui/Heading';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { dayWords, fullDayWords, monthWords } from '../../../words/dates';
import { useClosingHits, useClosings, useHouse } from '../queries';

type Props = { readonly site: Id<'site'>; readonly on: CivilDate | undefined };

/** Shuts the house for some days: first who is hit, then the word, then each of them is seen to. */
export function Closings({ site, on }: Props) {
  const closings = useClosings(site);
  const [fresh, setFresh] = useState<string>();
  const another = <NewClosing site={site} on={on} onMade={({ id }) => setFresh(id)} />;
  return (
    <>
      {on && another}
      <Answered query={closings} label="正在打开停业安排" cards={1} reader="institution">
        {(items) => (
          <>
            {items.map((closing) => (
              <OneClosing
                key={`${closing.id} ${closing.left}`}
                site={site}
                closing={closing}
                goesOn={closing.id === fresh}
              />
            ))}
          </>
        )}
      </Answered>
      {!on && another}
    </>
  );
}

type One = {
  readonly site: Id<'site'>;
  readonly closing: ClosingView;
  /** It was made just now, by a word that says that the families are told: it goes on until all of them are. */
  readonly goesOn: boolean;
};

/** One for each number that is left: where nothing changed, nothing goes on by itself. */
function OneClosing({ site, closing, goesOn }: One) {
  const { write, ...sending } = useHouse<ClosingView>(
    `sweep:${closing.id}:${closing.left}`,
    `/sites/${site}/closings/${closing.id}/sweep`,
    'post',
    () => undefined,
  );
  const { told, moved, givenUp, left } = closing;
  const isNext = goesOn && left > 0;
  const sweep = useLatest(write);
  useEffect(() => {
    if (isNext) void sweep.current({});
  }, [isNext, sweep]);
  const done = [
    moved > 0 && `改期 ${moved} 人次`,
    givenUp > 0 && `退掉 ${givenUp} 人次`,
    told > 0 && `告诉了 ${told} 个按月的家庭这几天不收费`,
  ].filter((words) => words !== false);
  return (
    <Card>
      <Heading look={3}>{daysShutWords(closing)}</Heading>
      <Words>{closing.reason}</Words>
      {done.length > 0 && <Words kind="soft">{done.join('，')}</Words>}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      {left > 0 && (
        <Banner tone="waiting" title={`还有 ${left} 个预约没有处理`}>
          <Button busy={sending.phase === 'sending' && '正在处理'} onPress={() => void write({})}>
            继续处理
          </Button>
        </Banner>
      )}
    </Card>
  );
}

function daysShutWords({ from, until }: ClosingView): string {
  return from === until ? fullDayWords(from) : `${fullDayWords(from)}到${fullDayWords(until)}`;
}

function Hits({ hits }: { hits: ClosingHits }) {
  const { people, givenUp, notCharged, came, items, issuedBills } = hits;
  const done = [
    givenUp > 0 && `按天约的 ${givenUp} 个会改期或退掉，不收费`,
    notCharged > 0 && `${notCharged} 个预约停的这几天不收费`,
    came > 0 && `${came} 个已经点名到了，照常收费`,
  ].filter((words) => words !== false);
  return (
    <>
      <Banner
        tone={people === 0 ? 'confirmed' : 'waiting'}
        title={people === 0 ? '没有影响到谁' : `影响 ${people} 个人`}
      >
        {done.length > 0 && <Words>{`${done.join('；')}。`}</Words>}
      </Banner>
      {items.length > 0 && (
        <List>
          {items.slice(0, mostShown).map(({ booking, name, offer, dates, does }) => (
            <ListRow
              key={`${booking} ${does}`}
              title={`${name} · ${offer}`}
              note={`${dates.slice(0, 5).map(dayWords).join('、')} · ${doesWords[does]}`}
            />
          ))}
        </List>
      )}
      {items.length > mostShown && <Words kind="soft">{`还有 ${items.length - mostShown} 个`}</Words>}
      {issuedBills.length > 0 && (
        <>
          <Banner tone="waiting" title={`有 ${issuedBills.length} 张账单已经开出`}>
            <Words>
              开出的账单不会自己改。下面这些收了停业那几天的钱，停业以后，请打开每一张，加一条更正。
            </Words>
          </Banner>
          <List>
            {issuedBills.map(({ bill, month, names }) => (
              <ListRow
                key={bill}
                title={names.join('、')}
                note={`${monthWords(month)}的账单`}
                onPress={() => void open('/packages/money/siteBill/index', { bill })}
              />
            ))}
          </List>
        </>
      )}
    </>
  );
}

const mostShown = 10;

const doesWords: Record<ClosingHits['items'][number]['does'], string> = {
  givenUp: '改期或退掉',
  notCharged: '不收费',
  came: '已经到了',
};

function NewClosing({ site, on, onMade }: Props & { readonly onMade: (closing: ClosingView) => void }) {
  const today = dateAt(now());
  const first = firstDayToShut(today);
  const [from, setFrom] = useState(on);
  const [until, setUntil] = useState(on);
  const [reason, setReason] = useState('');
  const [moves, setMoves] = useState(false);
  const [instead, setInstead] = useState<CivilDate>();
  const [isChecked, setIsChecked] = useState(false);
  const days = from && until && from <= until ? { from, until } : undefined;
  const hits = useClosingHits(site, days);
  const { write, ...sending } = useHouse<ClosingView>(
    `closing:${site}`,
    `/sites/${site}/closings`,
    'post',
    (made) => {
      onMade(made);
      setFrom(undefined);
      setUntil(undefined);
      setReason('');
      setMoves(false);
      setInstead(undefined);
      setIsChecked(false);
    },
  );
  const close = () => {
    setIsChecked(true);
    if (!days || reason.trim() === '' || (moves && !instead)) return;
    void write({ ...days, reason: reason.trim(), ...(moves && instead && { instead }) });
  };
  const missing = (isMissing: boolean, what: string) => (isChecked && isMissing ? what : undefined);
  return (
    <Section title="安排停业">
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <DateField
        key={`from ${sending.phase === 'done'}`}
        label="从哪天"
        from={first}
        until={addMonths(today, 12)}
        value={from}
        error={missing(from === undefined, '请选年、月、日')}
        onChange={setFrom}
      />
      <DateField
        key={`until ${sending.phase === 'done'}`}
        label="到哪天"
        hint="这一天也停"
        from={from ?? first}
        until={addMonths(today, 12)}
        value={until}
        error={missing(days === undefined, from && until ? '不能早于开始的那天' : '请选年、月、日')}
        onChange={setUntil}
      />
      {days && (
        <Answered query={hits} label="正在看影响到谁" cards={1} reader="institution">
          {(found) => <Hits hits={found} />}
        </Answered>
      )}
      <TextField
        label="为什么停"
        hint="家里会一字不差地看到"
        value={reason}
        maxLength={100}
        error={missing(reason.trim() === '', '请写下原因')}
        onChange={setReason}
        isRequired
      />
      <CheckRow
        label="按天约的，先试着改到另一天"
        note="那天有位置就改过去，没有就退掉"
        isChecked={moves}
        onToggle={() => setMoves(!moves)}
      />
      {moves && (
        <DateField
          label="改到哪天"
          from={today}
          until={addMonths(today, 2)}
          value={instead}
          error={missing(instead === undefined, '请选年、月、日')}
          onChange={setInstead}
        />
      )}
      {sending.phase === 'done' && !from && !until && (
        <Banner tone="confirmed" title="已经停业，不再接这几天的预约">
          <Words>约了这几天的人处理好没有，看这一页写着日期的那一栏。</Words>
        </Banner>
      )}
      <Button kind="danger" busy={sending.phase === 'sending' && '正在安排'} onPress={close}>
        安排停业，告诉家里
      </Button>
    </Section>
  );
}
