import type { CertificateKind } from '@huiyue/shared/registry/certificate';
import { useState } from 'react';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { Opening } from '../../../features/registry/components/Opening';
import { Papers } from '../../../features/registry/components/Papers';
import { PaperSheet } from '../../../features/registry/components/PaperSheet';
import { Standing } from '../../../features/registry/components/Standing';
import { useStanding } from '../../../features/registry/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

/** Whether the institution is a lawful one today, and what it has to renew. */
export default function PapersPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const standing = useStanding(site?.id);
  const [kind, setKind] = useState<CertificateKind>();
  return (
    <PageShell title="资质">
      {notice}
      {me && site && <SiteBar sites={me.sites} site={site} />}
      {standing.error && <NotRead error={standing.error} reader="institution" />}
      {me && standing.isPending && <Skeleton label="正在打开资质" cards={2} />}
      {standing.data && (
        <>
          <Standing standing={standing.data} />
          <Papers standing={standing.data} onChange={setKind} />
          <Opening standing={standing.data} />
          <List>
            <ListRow
              icon="mine"
              title="人员"
              note="证书、体检、终身禁入核查"
              onPress={() => void open('/packages/registry/staff/index')}
            />
            <ListRow
              icon="clause"
              title="备案自测"
              note={
                standing.data.openGaps === null
                  ? '还没有做过'
                  : standing.data.openGaps === 0
                    ? '没有缺口'
                    : `还缺 ${standing.data.openGaps} 样`
              }
              onPress={() => void open('/packages/registry/selfCheck/index')}
            />
          </List>
          {kind && (
            <PaperSheet key={kind} standing={standing.data} kind={kind} onClose={() => setKind(undefined)} />
          )}
        </>
      )}
    </PageShell>
  );
}
