import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { useAnew, type DeskPerson } from '../queries';
import { agedWords, dateTyped } from '../words';
import { SeenPapers } from './SeenPapers';

type Props = {
  readonly household: string;
  readonly people: readonly DeskPerson[];
  readonly city: string;
  readonly onBook: (person: DeskPerson) => void;
};

/** Who lives there; one press books for any of them. */
export function CasePeople({ household, people, city, onBook }: Props) {
  const [isAdding, setIsAdding] = useState(false);
  const [seenId, setSeenId] = useState<string>();
  // As it is now, not as it was when the sheet was opened: another desk may have written since.
  const seen = people.find(({ id }) => id === seenId);
  return (
    <>
      {people.length === 0 && <Empty icon="mine" title="还没有登记家里人" />}
      {people.length > 0 && (
        <List>
          {people.map((person) => (
            <ListRow
              key={person.id}
              title={person.name}
              note={agedWords(person)}
              value="替本人约"
              onPress={() => onBook(person)}
            />
          ))}
        </List>
      )}
      <Button kind="secondary" icon="plus" onPress={() => setIsAdding(true)}>
        添加老人或孩子
      </Button>
      {people.map((person) => (
        <Button key={person.id} kind="quiet" onPress={() => setSeenId(person.id)}>
          {`看过${person.name}的评估或证明，记下来`}
        </Button>
      ))}
      {seen && (
        <SeenPapers city={city} household={household} person={seen} onClose={() => setSeenId(undefined)} />
      )}
      {isAdding && <AddPerson household={household} city={city} onClose={() => setIsAdding(false)} />}
    </>
  );
}

type Body = {
  readonly household: string;
  readonly name: string;
  readonly birthDate: string;
  readonly city?: string;
};

function AddPerson({
  household,
  city,
  onClose,
}: {
  readonly household: string;
  readonly city: string;
  readonly onClose: () => void;
}) {
  const [kind, setKind] = useState<'elder' | 'child'>('elder');
  const [name, setName] = useState('');
  const [birth, setBirth] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<Body, object>(`add:${household}`, (body, key) =>
    post(kind === 'elder' ? '/elders' : '/children', body, key),
  );
  const birthDate = dateTyped(birth);
  const isSound = name.trim() !== '' && birthDate !== undefined && birthDate <= dateAt(now());
  const save = async () => {
    setIsWrong(!isSound);
    if (!isSound || birthDate === undefined) return;
    const answer = await send({
      household,
      name: name.trim(),
      birthDate,
      ...(kind === 'child' ? { city } : {}),
    });
    if (!answer?.ok) return;
    anew();
    onClose();
  };
  return (
    <Sheet
      isOpen
      title="添加老人或孩子"
      onClose={onClose}
      foot={
        <>
          {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
          <Button busy={state.phase === 'sending' && '正在保存'} onPress={() => void save()}>
            保存
          </Button>
        </>
      }
    >
      <View className="stack">
        <Choice
          label="登记谁"
          options={[
            { value: 'elder', label: '老人' },
            { value: 'child', label: '孩子' },
          ]}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label="姓名"
          error={isWrong && name.trim() === '' ? '请写姓名' : undefined}
          value={name}
          maxLength={30}
          onChange={setName}
        />
        <TextField
          label="出生日期"
          hint="8 位数字，例如 19490105"
          error={isWrong && birthDate === undefined ? '请写 8 位数字，年月日' : undefined}
          value={birth}
          keyboard="number"
          maxLength={10}
          onChange={setBirth}
          onEnter={() => void save()}
        />
      </View>
    </Sheet>
  );
}
