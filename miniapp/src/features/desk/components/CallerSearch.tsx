import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { PeopleFound } from '@huiyue/shared/contract/desk';
import { bookingCodeIn } from '@huiyue/shared/desk/bookingCode';
import { identityNumber, type NumberKind } from '@huiyue/shared/desk/identityNumber';
import { useState } from 'react';
import { getAll, post } from '../../../api/client';
import { newKey } from '../../../api/key';
import type { Failure } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Pills } from '../../../parts/Pills';
import { Announce } from '../../../ui/Announce';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { ListRow } from '../../../ui/ListRow';
import { List } from '../../../ui/List';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { keepChannel, useChannel, useServe } from '../queries';
import { agedWords, numberMistakes, numberWords } from '../words';
import { LinkCaller } from './LinkCaller';
import { NewCaller } from './NewCaller';

type By = NumberKind | 'code';

const labels = { ...numberWords, code: '预约号' } as const satisfies Record<By, string>;
/** A number is typed, Enter is pressed, and there is whoever gave it. Nothing that was typed stays anywhere. */
export function CallerSearch() {
  const channel = useChannel();
  const [by, setBy] = useState<By>('phone');
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [found, setFound] = useState<PeopleFound>();
  const [bookings, setBookings] = useState<readonly BookingView[]>();

  const isSound =
    by === 'code' ? bookingCodeIn(typed) !== undefined : identityNumber(by, typed) !== undefined;
  const change = (text: string) => {
    setTyped(text);
    setIsWrong(false);
  };
  const choose = (next: By) => {
    setBy(next);
    change('');
    setFound(undefined);
    setBookings(undefined);
  };
  const search = async () => {
    setIsWrong(!isSound);
    if (!isSound || isBusy) return;
    setIsBusy(true);
    setFound(undefined);
    setBookings(undefined);
    if (by === 'code') {
      const answer = await getAll<BookingView>('/booking-codes', { code: bookingCodeIn(typed) });
      setFailure(answer.ok ? undefined : answer);
      if (answer.ok) setBookings(answer.data.items);
    } else {
      const answer = await post<PeopleFound>('/people/search', { kind: by, number: typed }, newKey());
      setFailure(answer.ok ? undefined : answer);
      if (answer.ok) {
        setFound(answer.data);
        setTyped('');
      }
    }
    setIsBusy(false);
  };

  return (
    <View className="stack">
      <Pills
        label="怎么来的"
        options={[
          { value: 'phone', label: '电话' },
          { value: 'window', label: '窗口、上门' },
        ]}
        value={channel}
        onChange={keepChannel}
      />
      <Pills
        label="用什么找"
        options={(['phone', 'idCard', 'code'] as const).map((value) => ({ value, label: labels[value] }))}
        value={by}
        onChange={choose}
      />
      <TextField
        label={labels[by]}
        hint={by === 'code' ? '11 位数字，没有 1' : '只用来查找，不保存号码；留下的只有后四位'}
        error={isWrong ? numberMistakes[by] : undefined}
        value={typed}
        keyboard={by === 'idCard' ? 'text' : 'number'}
        maxLength={24}
        onChange={change}
        onEnter={() => void search()}
      />
      <Button busy={isBusy && '正在查找'} onPress={() => void search()}>
        查找（回车）
      </Button>
      {failure && <FailureNotice failure={failure} reader="desk" onRetry={() => void search()} />}
      {found && <FoundPeople found={found} />}
      {bookings && <FoundBookings bookings={bookings} />}
    </View>
  );
}

function FoundPeople({ found }: { found: PeopleFound }) {
  const { items, lastFour, kind } = found;
  const serve = useServe();
  const title = `${numberWords[kind]}尾号 ${lastFour}`;
  return (
    <>
      <Announce text={items.length === 0 ? '没有登记过' : `找到 ${items.length} 家`} />
      {items.length > 0 && (
        <Section title={`${title}，找到 ${items.length} 家`}>
          {items.length > 1 && <Words>几家用过这个号码。先问清楚是哪一家，不要并在一起。</Words>}
          <List>
            {items.map((one) => (
              <ListRow
                key={one.household}
                title={one.name}
                note={
                  one.people.map((person) => `${person.name} ${agedWords(person)}`).join('，') ||
                  '还没有登记家里人'
                }
                onPress={() => void serve({ household: one.household, name: one.name, lastFour })}
              />
            ))}
          </List>
        </Section>
      )}
      {items.length === 0 && <Heading level={2}>{`${title}，没有登记过`}</Heading>}
      <LinkCaller key={`link ${found.ticket}`} found={found} />
      <NewCaller
        key={found.ticket}
        found={found}
        title={items.length === 0 ? '从来没有登记过' : '都不是，登记新的一家'}
      />
    </>
  );
}

function FoundBookings({ bookings }: { bookings: readonly BookingView[] }) {
  const serve = useServe();
  if (bookings.length === 0)
    return (
      <Empty icon="bookings" title="没有这个预约号">
        <Words kind="soft">也可能不在您负责的地方。请再核对一遍，或换手机号找。</Words>
      </Empty>
    );
  return (
    <Section title="找到的预约">
      <List>
        {bookings.map(({ id, household, recipient, site, offer }) => (
          <ListRow
            key={id}
            title={recipient.name}
            note={`${site.name} ${offer.name}`}
            onPress={() => void serve({ household, name: recipient.name })}
          />
        ))}
      </List>
    </Section>
  );
}
