import { roles } from '@huiyue/shared/people';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../../api/queries';
import { listDemoAccounts, signInToDemo, signInWithWechat } from '../../features/session/api';
import { DemoAccounts } from '../../features/session/components/DemoAccounts';
import { WechatSignIn } from '../../features/session/components/WechatSignIn';
import { useSignIn } from '../../features/session/hooks/useSignIn';
import { FailureNotice } from '../../notices/FailureNotice';
import { NotRead } from '../../notices/NotRead';
import { loginCode } from '../../platform/login';
import { useParameter } from '../../platform/parameters';
import { isWeb } from '../../platform/target';
import { Banner } from '../../ui/Banner';
import { Empty } from '../../ui/Empty';
import { PageShell } from '../../ui/PageShell';
import { Skeleton } from '../../ui/Skeleton';
import { Words } from '../../ui/Words';

const wechat = '(wechat)';

export default function SignInPage() {
  const asked = useParameter('role');
  const cameFrom = roles.find((role) => role === asked);
  const { enter, busy, failure } = useSignIn(cameFrom);
  const [isWechatSilent, setIsWechatSilent] = useState(false);
  const demo = useQuery({ queryKey: ['demoAccounts'], queryFn: () => dataOf(listDemoAccounts()) });
  // The deployed edition has no demo accounts, and says so with a 404.
  const isDeployed = demo.error?.failure.kind === 'missing';

  const withWechat = async () => {
    setIsWechatSilent(false);
    const code = await loginCode();
    if (code === undefined) setIsWechatSilent(true);
    else await enter(wechat, (key) => signInWithWechat(code, key));
  };

  return (
    <PageShell title="登录" lead="登录后可以约托位、订老人服务，机构可以答复">
      {failure && <FailureNotice failure={failure} reader="family" />}
      {isWechatSilent && (
        <Banner tone="refused" title="微信没有回应">
          <Words>请再按一次“用微信登录”。</Words>
        </Banner>
      )}
      {!isWeb && <WechatSignIn isBusy={busy === wechat} onPress={() => void withWechat()} />}
      {isWeb && isDeployed && (
        <Empty icon="mine" title="请在微信里登录">
          <Words kind="soft">在微信里搜索小程序“惠约”，打开后就能登录。</Words>
          <Words kind="soft">不登录也可以查看托位、价格和规则。</Words>
        </Empty>
      )}
      {isWeb && demo.isPending && <Skeleton label="正在打开登录" cards={2} />}
      {isWeb && demo.error && !isDeployed && <NotRead error={demo.error} />}
      {demo.data && (
        <DemoAccounts
          accounts={demo.data.items}
          busy={busy}
          onChoose={(account) => void enter(account, (key) => signInToDemo(account, key))}
        />
      )}
    </PageShell>
  );
}
