import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { PeopleFound } from '@huiyue/shared/contract/desk';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { bookingCodeIn } from '@huiyue/shared/desk/bookingCode';
import { identityNumber, type NumberKind } from '@huiyue/shared/desk/identityNumber';
import { useState } from 'react';
import type { Answer, Failure } from '../../../api/answer';
import { getAll, post } from '../../../api/client';
import { newKey } from '../../../api/key';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Pills } from '../../../parts/Pills';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { agedWords, linkProofWords, numberMistakes } from '../words';

type By = NumberKind | 'code';

/** A household that is there, and how it was found: part of that may serve as proof. */
export type KnownHousehold = {
  readonly household: string;
  readonly name: string;
  readonly people: readonly {
    readonly id: string;
    readonly kind: 'child' | 'elder';
    readonly name: string;
    readonly ageInMonths: number;
  }[];
  /** How its numbers came to it. */
  readonly notes: readonly string[];
  /** Of the number left for notices; undefined where it was not looked up. */
  readonly noticePhoneEnd?: string | null;
  /** The mobile number it was found by, kept on this page alone until the code is sent. */
  readonly number?: string;
  /** Stands for the card it was found by. */
  readonly idCard?: string;
};

const labels = { phone: '以前的手机号', idCard: '身份证', code: '预约号' } as const satisfies Record<
  By,
  string
>;

/** Another number the household gave, a card, or the number of one of its bookings. */
export function LinkFind({ onFound }: { readonly onFound: (household: KnownHousehold) => void }) {
  const [by, setBy] = useState<By>('phone');
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [items, setItems] = useState<readonly KnownHousehold[]>();
  const choose = (next: By) => {
    setBy(next);
    setTyped('');
    setIsWrong(false);
    setItems(undefined);
    setFailure(undefined);
  };
  const find = async () => {
    const isSound =
      by === 'code' ? bookingCodeIn(typed) !== undefined : identityNumber(by, typed) !== undefined;
    setIsWrong(!isSound);
    if (!isSound || isBusy) return;
    setIsBusy(true);
    const answer = by === 'code' ? await byCode(typed) : await byNumber(by, typed);
    setFailure(answer.ok ? undefined : answer);
    setItems(answer.ok ? answer.data : undefined);
    setIsBusy(false);
  };
  return (
    <View className="stack">
      <Pills
        label="用什么找登记过的一家"
        options={(['phone', 'idCard', 'code'] as const).map((value) => ({ value, label: labels[value] }))}
        value={by}
        onChange={choose}
      />
      <TextField
        label={labels[by]}
        hint={by === 'code' ? '11 位数字，没有 1；手机上每个预约都有' : '只用来查找，不保存号码'}
        error={isWrong ? numberMistakes[by] : undefined}
        value={typed}
        keyboard={by === 'idCard' ? 'text' : 'number'}
        maxLength={24}
        onChange={setTyped}
        onEnter={() => void find()}
      />
      <Button busy={isBusy && '正在查找'} onPress={() => void find()}>
        查找登记过的一家
      </Button>
      {failure && <FailureNotice failure={failure} reader="desk" onRetry={() => void find()} />}
      {items?.length === 0 && (
        <Empty icon="mine" title="没有找到">
          <Words kind="soft">换一种办法找；都找不到，再登记新的一家。</Words>
        </Empty>
      )}
      {items && items.length > 0 && (
        <Section title="已经登记在">
          <List>
            {items.map((one) => (
              <ListRow
                key={one.household}
                title={one.name}
                note={[
                  one.people.map((person) => `${person.name} ${agedWords(person)}`).join('，') ||
                    '还没有登记家里人',
                  ...one.notes,
                ].join('。')}
                onPress={() => onFound(one)}
              />
            ))}
          </List>
        </Section>
      )}
    </View>
  );
}

async function byNumber(kind: NumberKind, typed: string): Promise<Answer<readonly KnownHousehold[]>> {
  const answer = await post<PeopleFound>('/people/search', { kind, number: typed }, newKey());
  if (!answer.ok) return answer;
  const data = answer.data.items.map(({ household, name, people, numbers, noticePhoneEnd }) => ({
    household,
    name,
    people,
    noticePhoneEnd,
    notes: numbers.flatMap(({ lastFour, name: who, link }) =>
      link ? [`尾号 ${lastFour}（${who}），${link.by}核对过（${linkProofWords[link.proof]}）`] : [],
    ),
    ...(kind === 'phone' && typed.startsWith('1') ? { number: typed } : {}),
    ...(kind === 'idCard' ? { idCard: answer.data.ticket } : {}),
  }));
  return { ok: true, data };
}

/** A booking's number leads to its household; who lives there is asked for by itself. */
async function byCode(typed: string): Promise<Answer<readonly KnownHousehold[]>> {
  const found = await getAll<BookingView>('/booking-codes', { code: bookingCodeIn(typed) });
  if (!found.ok) return found;
  const households = [...new Map(found.data.items.map((one) => [one.household, one.recipient.name]))];
  const data = await Promise.all(
    households.map(async ([household, name]): Promise<Answer<KnownHousehold>> => {
      const [elders, children] = await Promise.all([
        getAll<ElderView>('/elders', { household }),
        getAll<ChildView>('/children', { household }),
      ]);
      if (!elders.ok) return elders;
      if (!children.ok) return children;
      const people = [
        ...elders.data.items.map((one) => ({ ...one, kind: 'elder' as const })),
        ...children.data.items.map((one) => ({ ...one, kind: 'child' as const })),
      ];
      return { ok: true, data: { household, name: `${name}的家`, people, notes: [] } };
    }),
  );
  const failed = data.find((one) => !one.ok);
  if (failed && !failed.ok) return failed;
  return { ok: true, data: data.flatMap((one) => (one.ok ? [one.data] : [])) };
}
