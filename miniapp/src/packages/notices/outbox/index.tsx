import { useState } from 'react';
import { Sendings } from '../../../features/notices/components/Sendings';
import { useMe } from '../../../features/session/hooks/useMe';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import '../notices.scss';

export default function OutboxPage() {
  const { data: me, isSignedIn } = useMe();
  const isStaff = isSignedIn && me?.role === 'institution';
  const isDesk = isSignedIn && me?.role === 'desk';
  return (
    <PageShell title="发给家庭的消息" lead="发出没有，看过没有" isWide>
      {isStaff && me && <OfSites sites={me.sites} />}
      {isDesk && me && <OfCities own={me.jurisdictions} />}
      {!isStaff && !isDesk && (
        <Empty icon="mine" title="这里是机构和人工窗口用的页面">
          <Button onPress={() => void open('/pages/signIn/index')}>登录</Button>
        </Empty>
      )}
    </PageShell>
  );
}

function OfSites({ sites }: { sites: readonly { readonly id: string; readonly name: string }[] }) {
  const [site, setSite] = useState(sites[0]?.id);
  return (
    <>
      {sites.length > 1 && (
        <Choice
          label="哪个园点"
          value={site}
          onChange={setSite}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {site !== undefined && <Sendings where={{ site }} />}
    </>
  );
}

function OfCities({ own }: { own: readonly { readonly code: string; readonly name: string }[] }) {
  const [chosen, setChosen] = useState<string>();
  const city = chosen ?? own[0]?.code;
  if (city === undefined) return null;
  return (
    <>
      {own.length > 1 && (
        <Choice
          label="哪个城市"
          value={city}
          onChange={setChosen}
          options={own.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Sendings where={{ city }} />
      <Button icon="phone" kind="secondary" onPress={() => void open('/packages/desk/calls/index')}>
        都没看的，去要打的电话
      </Button>
    </>
  );
}
