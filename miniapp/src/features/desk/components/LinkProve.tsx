import { View } from '@tarojs/components';
import type { PeopleFound, ProofCodeView } from '@huiyue/shared/contract/desk';
import { identityNumber } from '@huiyue/shared/desk/identityNumber';
import type { LinkProof } from '@huiyue/shared/desk/linkProof';
import { useState } from 'react';
import type { Answer, Failure } from '../../../api/answer';
import { post } from '../../../api/client';
import { newKey } from '../../../api/key';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Choice } from '../../../ui/Choice';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useChannel, useServe } from '../queries';
import { agedWords, dateTyped, linkProofWords } from '../words';
import type { KnownHousehold } from './LinkFind';

type Props = {
  readonly found: PeopleFound;
  readonly household: KnownHousehold;
  readonly onBack: () => void;
};

type Link = {
  readonly ticket: string;
  readonly name: string;
  readonly household: string;
  readonly recipient?: string;
  readonly proof: object;
};

/** Of four ways one is enough; whoever has none is served as a new household, or comes to the window. */
export function LinkProve({ found, household: known, onBack }: Props) {
  const isHere = useChannel() === 'window';
  const elders = known.people.filter(({ kind }) => kind === 'elder');
  const [how, setHow] = useState<LinkProof>('smsCode');
  const [name, setName] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [code, setCode] = useState('');
  const [card, setCard] = useState('');
  const [whose, setWhose] = useState(known.people.length === 1 ? known.people[0]?.id : undefined);
  const [isSeen, setIsSeen] = useState(false);
  const [invitation, setInvitation] = useState('');
  const [birth, setBirth] = useState('');
  const [second, setSecond] = useState('');
  const serve = useServe();
  const { send, ...state } = useSend<Link, object>(`link:${found.ticket.slice(-20)}`, (body, key) =>
    post('/people', body, key),
  );
  const [failure, setFailure] = useState<Failure>();

  // The card may be what the worker has just typed, to be linked or to find the household by.
  const cardTicket = found.kind === 'idCard' ? found.ticket : known.idCard;
  const birthDate = dateTyped(birth);
  const secondWord = second.replaceAll(/[\s-]/g, '').toUpperCase();
  const wrong = {
    smsCode: /^\d{6}$/.test(code.replaceAll(/\D/g, '')) ? undefined : '请填 6 位数字',
    idCardSeen:
      (cardTicket !== undefined || identityNumber('idCard', card)) && whose !== undefined && isSeen
        ? undefined
        : '证件号、是谁的、看过了，三样都要',
    invitation: invitation.trim().length < 4 ? '请填邀请码' : undefined,
    questions:
      birthDate !== undefined && secondWord.length >= 4
        ? undefined
        : '出生日期写 8 位数字，另一样写后四位或预约号',
  } as const satisfies Record<LinkProof, string | undefined>;

  const proofNow = async (): Promise<object | undefined> => {
    switch (how) {
      case 'smsCode':
        return { smsCode: code.replaceAll(/\D/g, '') };
      case 'invitation':
        return { invitation: invitation.trim() };
      case 'questions':
        return {
          birthDate,
          ...(secondWord.length === 4 ? { lastFour: secondWord } : { code: secondWord }),
        };
      case 'idCardSeen': {
        if (cardTicket !== undefined) return { idCard: cardTicket, recipient: whose, isSeen: true };
        // Not as a form that is kept until it is sent: the number must not stay anywhere.
        const answer = await post<PeopleFound>('/people/search', { kind: 'idCard', number: card }, newKey());
        setFailure(answer.ok ? undefined : answer);
        return answer.ok ? { idCard: answer.data.ticket, recipient: whose, isSeen: true } : undefined;
      }
    }
  };
  const link = async () => {
    setIsTried(true);
    if (name.trim() === '' || wrong[how] !== undefined) return;
    const proof = await proofNow();
    if (!proof) return;
    const isOwnCard = how === 'idCardSeen' && found.kind === 'idCard' && whose !== undefined;
    const answer = await send({
      ticket: found.ticket,
      name: name.trim(),
      household: known.household,
      ...(isOwnCard ? { recipient: whose } : {}),
      proof,
    });
    if (answer?.ok) await serve({ household: known.household, name: name.trim(), lastFour: found.lastFour });
  };
  const mistake = isTried ? wrong[how] : undefined;

  return (
    <View className="stack">
      <Banner tone="info" title={`已经登记在：${known.name}`}>
        <Words>
          {known.people.map((person) => `${person.name} ${agedWords(person)}`).join('，') ||
            '还没有登记家里人'}
        </Words>
      </Banner>
      <TextField
        label="来的人怎么称呼"
        error={isTried && name.trim() === '' ? '请写下称呼' : undefined}
        value={name}
        maxLength={30}
        onChange={setName}
        isRequired
      />
      <Choice
        label="凭什么确认是这一家"
        options={proofsInOrder.map((value) => ({
          value,
          label: linkProofWords[value],
          note: proofNotes[value],
          ...closedFor(value, { isHere, hasElders: elders.length > 0 }),
        }))}
        value={how}
        onChange={setHow}
      />
      {how === 'smsCode' && (
        <>
          <SendCode found={found} known={known} />
          <TextField
            label="对方念的验证码"
            hint="6 位数字，10 分钟内有效"
            error={mistake}
            value={code}
            keyboard="number"
            maxLength={7}
            onChange={setCode}
            onEnter={() => void link()}
          />
        </>
      )}
      {how === 'idCardSeen' && (
        <>
          {cardTicket === undefined && (
            <TextField
              label="证件上的号码"
              hint="只用来核对，不保存"
              value={card}
              maxLength={24}
              onChange={setCard}
            />
          )}
          <Choice
            label="是谁的证件"
            options={known.people.map((person) => ({
              value: person.id,
              label: `${person.name} ${agedWords(person)}`,
            }))}
            value={whose}
            onChange={setWhose}
          />
          <CheckRow
            label="证件在我手上，姓名和照片对得上"
            isChecked={isSeen}
            onToggle={() => setIsSeen(!isSeen)}
          />
          {mistake !== undefined && <Banner tone="refused" title={mistake} />}
        </>
      )}
      {how === 'invitation' && (
        <TextField
          label="邀请码"
          hint="做主的家里人在手机上“照护圈”里点邀请，就有一个；用一次作废"
          error={mistake}
          value={invitation}
          maxLength={20}
          onChange={setInvitation}
          onEnter={() => void link()}
        />
      )}
      {how === 'questions' && (
        <>
          <TextField
            label="家里任何一位的出生日期"
            hint="8 位数字，例如 19490105。让对方说，不要念给对方听"
            error={mistake}
            value={birth}
            keyboard="number"
            maxLength={10}
            onChange={setBirth}
          />
          <TextField
            label="登记过的号码后四位，或预约号"
            value={second}
            maxLength={16}
            onChange={setSecond}
            onEnter={() => void link()}
          />
        </>
      )}
      {failure && <FailureNotice failure={failure} reader="desk" />}
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      <Button busy={state.phase === 'sending' && '正在核对'} onPress={() => void link()}>
        核对并接上
      </Button>
      <Button kind="quiet" onPress={onBack}>
        不是这一家，重新找
      </Button>
    </View>
  );
}

/** The surest first. */
const proofsInOrder = [
  'smsCode',
  'idCardSeen',
  'invitation',
  'questions',
] as const satisfies readonly LinkProof[];

const proofNotes = {
  smsCode: '发到这一家留过的号码，请对方念出来',
  idCardSeen: '本人在窗口，证件在您手上',
  invitation: '家里做主的人在手机上取，念给您',
  questions: '出生日期，加号码后四位或预约号',
} as const satisfies Record<LinkProof, string>;

function closedFor(proof: LinkProof, at: { readonly isHere: boolean; readonly hasElders: boolean }) {
  if (proof === 'idCardSeen' && !at.isHere) return { isClosed: true, note: '电话里看不到证件，请本人到窗口' };
  if (proof === 'invitation' && !at.hasElders) return { isClosed: true, note: '这一家没有登记老人' };
  return {};
}

type Code = { readonly ticket: string; readonly household: string; readonly number?: string };

const sentWords = {
  sent: '验证码发出了',
  sending: '发出没有不清楚，请问对方收到没有',
  failed: '没有发出去，请换一种办法',
} as const satisfies Record<ProofCodeView['state'], string>;

/** Whoever is on the line reads out what arrives on the number that is known. */
function SendCode({ found, known }: Pick<Props, 'found'> & { readonly known: KnownHousehold }) {
  const [typed, setTyped] = useState('');
  const { send, ...state } = useSend<Code, ProofCodeView>(
    `code:${found.ticket.slice(-20)}`,
    (body, key): Promise<Answer<ProofCodeView>> => post('/people/proof-codes', body, key),
  );
  const isNotice = known.number === undefined && known.noticePhoneEnd;
  const number = isNotice ? undefined : (known.number ?? (typed.trim() === '' ? undefined : typed));
  const end = isNotice ? known.noticePhoneEnd : known.number?.slice(-4);
  const ask = () =>
    void send({
      ticket: found.ticket,
      household: known.household,
      ...(number === undefined ? {} : { number }),
    });
  return (
    <>
      {known.number === undefined && !known.noticePhoneEnd && (
        <TextField
          label="这一家以前留的手机号"
          hint="不填，就发到留作通知的号码"
          value={typed}
          keyboard="number"
          maxLength={20}
          onChange={setTyped}
        />
      )}
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      {state.phase === 'done' && (
        <Banner
          tone={state.data.state === 'failed' ? 'refused' : 'confirmed'}
          title={`尾号 ${state.data.phoneEnd}：${sentWords[state.data.state]}`}
        />
      )}
      <Button kind="secondary" icon="phone" busy={state.phase === 'sending' && '正在发送'} onPress={ask}>
        {end ? `发验证码到尾号 ${end}` : '发验证码'}
      </Button>
    </>
  );
}
