import { circleRoles, type CircleRole } from '@huiyue/shared/circle/member';
import { instantOf } from '@huiyue/shared/civil';
import type { CircleView } from '@huiyue/shared/contract/circle';
import { useState } from 'react';
import { useChangeMember, useCircle, useInvite, useLeave } from '../../../features/people/queries';
import { circleRoleNotes, circleRoleWords } from '../../../features/people/words';
import { useGate } from '../../../features/session/hooks/useGate';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open, openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { Dialog } from '../../../ui/Dialog';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';

type Member = CircleView['members'][number];

export default function MembersPage() {
  const { me, notice } = useGate('family');
  const elder = useParameter('elder');
  const circle = useCircle(me ? elder : '');
  return (
    <PageShell title="照护圈" lead="一起照顾一位老人的家人。谁下单、谁付款、谁做主，各是各的。">
      {notice}
      {me &&
        (elder === '' ? (
          <Empty icon="child" title="没有选老人">
            <Button onPress={() => void openTab('/pages/children/index')}>回到家人</Button>
          </Empty>
        ) : (
          <Answered query={circle} label="正在读取照护圈" cards={2}>
            {(known) => <Circle circle={known} />}
          </Answered>
        ))}
    </PageShell>
  );
}

function Circle({ circle }: { readonly circle: CircleView }) {
  const { elder, members, mayDecide } = circle;
  return (
    <>
      <Section title={`${elder.name}的照护圈`}>
        {members.length === 0 && <Words kind="soft">现在只有您这一家。</Words>}
        {members.map((member) => (
          <MemberCard key={member.account} elder={elder.id} member={member} mayDecide={mayDecide} />
        ))}
      </Section>
      {mayDecide && <Invite elder={elder.id} />}
      <Button
        kind="secondary"
        onPress={() => void open('/packages/circle/consent/index', { elder: elder.id })}
      >
        看老人的同意
      </Button>
    </>
  );
}

type MemberProps = { readonly elder: string; readonly member: Member; readonly mayDecide: boolean };

function MemberCard({ elder, member, mayDecide }: MemberProps) {
  const { account, name, relation, roles, isHome, isMe } = member;
  const [isEditing, setIsEditing] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const leaving = useLeave(elder, account, () => {
    if (isMe) void openTab('/pages/children/index');
  });
  const mayLeave = !isHome && (isMe || mayDecide);
  const duties = circleRoles.filter((role) => role !== 'self' && roles.includes(role));
  return (
    <Card>
      <Heading level={3}>{isMe ? `${name}（您）` : name}</Heading>
      <Words kind="soft">{isHome ? `${relation}，保管卡片的一家` : relation}</Words>
      {duties.length > 0 && (
        <Words>{`负责：${duties.map((role) => circleRoleWords[role]).join('、')}`}</Words>
      )}
      {leaving.phase === 'failed' && <FailureNotice failure={leaving.failure} reader="family" />}
      {isEditing ? (
        <RolesForm elder={elder} member={member} onDone={() => setIsEditing(false)} />
      ) : (
        <>
          {mayDecide && !isHome && (
            <Button kind="secondary" label={`改分工，${name}`} onPress={() => setIsEditing(true)}>
              改分工
            </Button>
          )}
          {mayLeave && (
            <Button
              kind="quiet"
              label={isMe ? '退出照护圈' : `请退出，${name}`}
              onPress={() => setIsLeaving(true)}
            >
              {isMe ? '退出' : '请退出'}
            </Button>
          )}
        </>
      )}
      <Dialog
        isOpen={isLeaving}
        title={isMe ? '退出照护圈？' : '请这位家人退出照护圈？'}
        confirm={{
          text: isMe ? '退出' : '请退出',
          isDangerous: true,
          busy: leaving.phase === 'sending' && '正在退出',
          act: () => {
            setIsLeaving(false);
            void leaving.act({});
          },
        }}
        dismiss={{ text: '先不了', act: () => setIsLeaving(false) }}
      >
        <Words>退出以后看不到老人的预约；已经订好的还在。以后可以用新的邀请码再加入。</Words>
      </Dialog>
    </Card>
  );
}

type RolesProps = { readonly elder: string; readonly member: Member; readonly onDone: () => void };

function RolesForm({ elder, member: { account, name, relation, roles: before }, onDone }: RolesProps) {
  const [roles, setRoles] = useState<readonly CircleRole[]>(before);
  const { act, ...sending } = useChangeMember(elder, account, onDone);
  return (
    <>
      <RoleRows roles={roles} onChange={setRoles} withSelf={before.includes('self')} />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        busy={sending.phase === 'sending' && '正在保存'}
        lacks={[roles.length === 0 && '选至少一样']}
        onPress={() => void act({ name, relation, roles })}
      >
        保存分工
      </Button>
      <Button kind="secondary" onPress={onDone}>
        先不改
      </Button>
    </>
  );
}

type RowsProps = {
  readonly roles: readonly CircleRole[];
  readonly onChange: (roles: readonly CircleRole[]) => void;
  readonly withSelf: boolean;
};

function RoleRows({ roles, onChange, withSelf }: RowsProps) {
  const offered = circleRoles.filter((role) => withSelf || role !== 'self');
  return (
    <Checks all={offered} words={circleRoleWords} notes={circleRoleNotes} value={roles} onChange={onChange} />
  );
}

function Invite({ elder }: { readonly elder: string }) {
  const [roles, setRoles] = useState<readonly CircleRole[]>(['orders', 'isTold']);
  const { act, ...sending } = useInvite(elder);
  return (
    <Section title="邀请一位家人">
      <Words kind="soft">先选他负责什么，再把邀请码发给这位家人。老人自己的手机也这样加入。</Words>
      <RoleRows roles={roles} onChange={setRoles} withSelf />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      {sending.phase === 'done' && (
        <Banner tone="confirmed" title={`邀请码 ${spaced(sending.data.code)}`}>
          <Words>{`${instantWords(instantOf(sending.data.expiresAt))}前有效，只能用一次。请家人打开“家人”，点“有邀请码，加入照护圈”。`}</Words>
        </Banner>
      )}
      <Button
        kind="secondary"
        busy={sending.phase === 'sending' && '正在生成'}
        lacks={[roles.length === 0 && '选至少一样']}
        onPress={() => void act({ roles })}
      >
        {sending.phase === 'done' ? '再发一个邀请码' : '生成邀请码'}
      </Button>
    </Section>
  );
}

/** In two halves, as it is read out. */
function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
