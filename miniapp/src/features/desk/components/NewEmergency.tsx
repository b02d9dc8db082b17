import { View } from '@tarojs/components';
import type { EmergencyView } from '@huiyue/shared/contract/desk';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { open } from '../../../platform/navigation';
import { Pills } from '../../../parts/Pills';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { nobodyKnown, type Known } from '../known';
import { useAnew } from '../queries';

type Props = {
  /** Whom it may be about, where the caller is known. */
  readonly people?: readonly Known[];
  readonly onClose: () => void;
};

/** Who, where and what: three lines, and help can be called. */
export function NewEmergency({ people = [], onClose }: Props) {
  const [known, setKnown] = useState(people[0] ?? nobodyKnown);
  const [name, setName] = useState(known.name);
  const [address, setAddress] = useState(known.address);
  const [what, setWhat] = useState('');
  const [conditions, setConditions] = useState(known.conditions);
  const [contacts, setContacts] = useState(known.contacts);
  const [isMissing, setIsMissing] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<object, EmergencyView>('emergency', (body, key) =>
    post('/emergencies', body, key),
  );
  const choose = (next: Known) => {
    setKnown(next);
    setName(next.name);
    setAddress(next.address);
    setConditions(next.conditions);
    setContacts(next.contacts);
  };
  const begin = async () => {
    const isSound = [name, address, what].every((one) => one.trim() !== '');
    setIsMissing(!isSound);
    if (!isSound) return;
    const answer = await send({
      ...(known.household ? { household: known.household } : {}),
      ...(known.elder ? { elder: known.elder } : {}),
      name: name.trim(),
      address: address.trim(),
      what: what.trim(),
      ...(conditions.trim() === '' ? {} : { conditions: conditions.trim() }),
      contacts: contactsIn(contacts),
    });
    if (!answer?.ok) return;
    anew();
    onClose();
    await open('/packages/desk/emergency/index', { emergency: answer.data.id });
  };
  const missing = (text: string, words: string) => (isMissing && text.trim() === '' ? words : undefined);
  return (
    <Sheet
      isOpen
      title="记一件急事"
      onClose={onClose}
      foot={
        <>
          {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
          <Button busy={state.phase === 'sending' && '正在记下'} onPress={() => void begin()}>
            记下，开始打电话
          </Button>
        </>
      }
    >
      <View className="stack">
        {people.length > 1 && (
          <Pills
            label="家里的谁"
            options={people.map((one) => ({ value: one.name, label: one.name }))}
            value={known.name}
            onChange={(chosen) => choose(people.find((one) => one.name === chosen) ?? nobodyKnown)}
          />
        )}
        {known.name !== '' && <Words kind="soft">下面是卡片上登记的，和来电人核对，不对就改。</Words>}
        <TextField label="谁" error={missing(name, '请写姓名')} value={name} onChange={setName} />
        <TextField
          label="在哪里"
          hint="门牌、楼层，先问这个"
          error={missing(address, '请写地址')}
          value={address}
          onChange={setAddress}
        />
        <TextField label="怎么了" error={missing(what, '请写发生了什么')} value={what} onChange={setWhat} />
        <TextField label="有什么病、在吃什么药（可以不写）" value={conditions} onChange={setConditions} />
        <TextField
          label="联系人（可以不写）"
          hint="称呼和关系或电话，用逗号分开：李女士 女儿，张大爷 邻居"
          value={contacts}
          onChange={setContacts}
          onEnter={() => void begin()}
        />
      </View>
    </Sheet>
  );
}

function contactsIn(text: string) {
  return text
    .split(/[,，;；、]/)
    .map((one) => one.trim().split(/\s+/))
    .flatMap(([name, relation]) => (name ? [{ name, relation: relation ?? '联系人' }] : []))
    .slice(0, 5);
}
