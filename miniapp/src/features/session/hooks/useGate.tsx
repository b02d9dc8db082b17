import type { MeView } from '@huiyue/shared/contract/session';
import type { Role } from '@huiyue/shared/people';
import type { ReactNode } from 'react';
import { useActingFor } from '../../../api/actingFor';
import { NotRead } from '../../../notices/NotRead';
import { open, openTab } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { roleWords } from '../../../words/names';
import { homeOf } from '../home';
import { useMe } from './useMe';

type Gate = {
  /** Set once it is known that this person may use the page. */
  readonly me: MeView | undefined;
  /** What stands in place of the page, or above it when the session ran out while somebody was typing. */
  readonly notice: ReactNode;
};

/**
 * Lets one role through, or several; and on the pages of families the desk, while a caller's case is open. Whose data
 * may be seen is the server's to say; this only shows the way.
 */
export function useGate(role: Role | readonly [Role, ...Role[]]): Gate {
  const { data: me, error, isSignedIn } = useMe();
  const acting = useActingFor();
  const roles = typeof role === 'string' ? ([role] as const) : role;
  const [first] = roles;
  const isForCaller = me?.role === 'desk' && roles.includes('family');

  if (me && (roles.includes(me.role) || (isForCaller && acting)))
    return { me, notice: isSignedIn ? null : <SignInAgain role={me.role} /> };
  if (!isSignedIn) return { me: undefined, notice: <SignInFirst role={first} /> };
  if (isForCaller) return { me: undefined, notice: <OpenCaseFirst /> };
  if (me) return { me: undefined, notice: <OtherRole me={me} role={first} /> };
  const notice = error ? <NotRead error={error} reader="institution" /> : <Skeleton label="正在打开" />;
  return { me: undefined, notice };
}

function signIn(role: Role): void {
  void open('/pages/signIn/index', { role });
}

function SignInAgain({ role }: { role: Role }) {
  return (
    <Banner tone="waiting" title="登录已经过期">
      <Words>为了安全，请再登录一次。登录后回到这里，您填的内容还在。</Words>
      <Button kind="secondary" onPress={() => signIn(role)}>
        重新登录
      </Button>
    </Banner>
  );
}

function SignInFirst({ role }: { role: Role }) {
  return (
    <Empty icon="mine" title="请先登录">
      <Words kind="soft">{`这里是${roleWords[role]}用的页面。登录后会回到这里。`}</Words>
      <Button onPress={() => signIn(role)}>登录</Button>
    </Empty>
  );
}

/** A page of families, and nobody on the telephone. */
function OpenCaseFirst() {
  return (
    <Empty icon="phone" title="现在没有替谁办理">
      <Words kind="soft">先找到人，打开这一家，再用这一页替他办。</Words>
      <Button onPress={() => void openTab(homeOf.desk)}>去找人</Button>
    </Empty>
  );
}

function OtherRole({ me, role }: { me: MeView; role: Role }) {
  return (
    <Empty icon="mine" title={`这里是${roleWords[role]}用的页面`}>
      <Words kind="soft">{`您现在用的是${roleWords[me.role]}的账号。`}</Words>
      <Button onPress={() => void openTab(homeOf[me.role])}>回到我的页面</Button>
    </Empty>
  );
}
