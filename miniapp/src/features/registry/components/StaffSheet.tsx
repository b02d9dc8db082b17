import { View } from '@tarojs/components';
import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { StaffMemberView } from '@huiyue/shared/contract/registry';
import { postNames } from '@huiyue/shared/house/listNames';
import type { Id } from '@huiyue/shared/ids';
import type { Post } from '@huiyue/shared/registry/staffMember';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { useWriteStaff } from '../queries';

type Props = {
  readonly site: Id<'site'>;
  /** Left out for somebody new. */
  readonly member?: StaffMemberView;
  readonly onClose: () => void;
};

const posts = ['carer', 'manager', 'nurse', 'cook', 'guard', 'other'] as const satisfies readonly Post[];
const yearsBack = 12 * 40;
const yearsAhead = 12 * 20;

/** Enters somebody, or what has changed of them. The identity card is asked for once, checked, and not kept. */
export function StaffSheet({ site, member, onClose }: Props) {
  const today = dateAt(now());
  const [name, setName] = useState(member?.name ?? '');
  const [idCard, setIdCard] = useState('');
  const [post, setPost] = useState<Post>(member?.post ?? 'carer');
  const [since, setSince] = useState<CivilDate | undefined>(member?.since ?? today);
  const [hasLeft, setHasLeft] = useState(member?.leftOn != null);
  const [leftOn, setLeftOn] = useState<CivilDate | undefined>(member?.leftOn ?? undefined);
  const [title, setTitle] = useState(member?.certificate?.title ?? '');
  const [number, setNumber] = useState(member?.certificate?.number ?? '');
  const [paperUntil, setPaperUntil] = useState<CivilDate | undefined>(
    member?.certificate?.until ?? undefined,
  );
  const [healthOn, setHealthOn] = useState<CivilDate | undefined>(member?.health?.on);
  const [healthUntil, setHealthUntil] = useState<CivilDate | undefined>(member?.health?.until);
  const [isChecked, setIsChecked] = useState(false);
  const { write, ...sending } = useWriteStaff(site, member?.id, onClose);

  const save = () => {
    setIsChecked(true);
    if (name.trim() === '' || !since || (!member && idCard.trim() === '')) return;
    if (title.trim() !== '' && number.trim() === '') return;
    void write({
      name: name.trim(),
      post,
      since,
      ...(hasLeft && leftOn && { leftOn }),
      ...(title.trim() !== '' && {
        certificate: {
          title: title.trim(),
          number: number.trim(),
          ...(paperUntil && { until: paperUntil }),
        },
      }),
      ...(healthOn && healthUntil && { health: { on: healthOn, until: healthUntil } }),
      ...(member ? { revision: member.revision } : { idCard: idCard.trim() }),
    });
  };
  const missing = (isMissing: boolean, what: string) => (isChecked && isMissing ? what : undefined);

  return (
    <Sheet
      isOpen
      title={member ? `${member.name}的登记` : '登记一个人'}
      onClose={onClose}
      foot={
        <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
          保存
        </Button>
      }
    >
      <View className="stack">
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        <TextField
          label="姓名"
          value={name}
          maxLength={30}
          error={missing(name.trim() === '', '请填姓名')}
          onChange={setName}
          isRequired
        />
        {!member && (
          <TextField
            label="身份证号"
            hint="用来查终身禁入名单。查完不保存，只留最后四位"
            value={idCard}
            maxLength={25}
            error={missing(idCard.trim() === '', '请填身份证号')}
            onChange={setIdCard}
            isRequired
          />
        )}
        <Choice
          label="做什么"
          value={post}
          options={posts.map((value) => ({ value, label: postNames[value] }))}
          onChange={setPost}
        />
        <DateField
          label="哪天到岗"
          from={addMonths(today, -yearsBack)}
          until={addMonths(today, 3)}
          value={since}
          error={missing(since === undefined, '请选年、月、日')}
          onChange={setSince}
        />
        <TextField
          label="证书（可以先不填）"
          hint="照证书上印的写，例如：保育师（四级）"
          value={title}
          maxLength={40}
          onChange={setTitle}
        />
        {title.trim() !== '' && (
          <>
            <TextField
              label="证书编号"
              value={number}
              maxLength={60}
              error={missing(number.trim() === '', '请填证书编号')}
              onChange={setNumber}
              isRequired
            />
            <DateField
              label="证书到哪天为止（长期有效不用填）"
              from={today}
              until={addMonths(today, yearsAhead)}
              value={paperUntil}
              onChange={setPaperUntil}
            />
          </>
        )}
        <DateField
          label="哪天体检"
          hint="没有体检合格的，不能算进照护人员"
          from={addMonths(today, -36)}
          until={today}
          value={healthOn}
          onChange={setHealthOn}
        />
        {healthOn && (
          <DateField
            label="体检到哪天为止有效"
            from={healthOn}
            until={addMonths(today, 36)}
            value={healthUntil}
            onChange={setHealthUntil}
          />
        )}
        {member && <CheckRow label="已经离开" isChecked={hasLeft} onToggle={() => setHasLeft(!hasLeft)} />}
        {hasLeft && since && (
          <DateField
            label="最后一天"
            from={since}
            until={addMonths(today, 3)}
            value={leftOn}
            onChange={setLeftOn}
          />
        )}
      </View>
    </Sheet>
  );
}
