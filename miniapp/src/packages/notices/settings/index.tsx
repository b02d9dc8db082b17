import { SettingsForm } from '../../../features/notices/components/SettingsForm';
import { useNoticeSettings } from '../../../features/notices/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { PageShell } from '../../../ui/PageShell';

export default function NoticeSettingsPage() {
  const { me, notice } = useGate('family');
  const settings = useNoticeSettings(useIsFamily());
  return (
    <PageShell title="通知设置" lead="用什么办法告诉您，由您定">
      {notice}
      {me && (
        <Answered query={settings} label="正在打开设置">
          {(own) => <SettingsForm settings={own} />}
        </Answered>
      )}
    </PageShell>
  );
}
