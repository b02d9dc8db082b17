import { View } from '@tarojs/components';
import type { StatementView } from '@huiyue/shared/contract/statements';
import { FailureNotice } from '../../../notices/FailureNotice';
import { canSaveFiles } from '../../../platform/saveFile';
import { Button } from '../../../ui/Button';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { useStatementFile } from '../queries';

type Props = { readonly statement: StatementView; readonly reader: 'institution' | 'regulator' };

/** The file for the accounts, once it is released; in WeChat, where to get it. */
export function FileDownload({ statement, reader }: Props) {
  const { state: saving, save } = useStatementFile(statement.site.id, statement.month);
  const isReleased = statement.state === 'exported' || statement.state === 'frozen';
  const busy = saving.phase === 'fetching' && '正在准备';
  return (
    <Section title="文件">
      {!isReleased && <Words kind="soft">主管部门审核并导出以后，这里可以下载表格。</Words>}
      {isReleased && !canSaveFiles && (
        <Words>请在电脑上打开惠约网页版，用同一个账号登录，在这一页下载 Excel 或 CSV 表格。</Words>
      )}
      {isReleased && canSaveFiles && (
        <View className="files">
          <Button kind="secondary" busy={busy} onPress={() => void save('xlsx')}>
            下载 Excel 表格
          </Button>
          <Button kind="secondary" busy={busy} onPress={() => void save('csv')}>
            下载 CSV 表格
          </Button>
        </View>
      )}
      {saving.phase === 'saved' && <Words kind="soft">已经下载，在浏览器的下载文件夹里。</Words>}
      {saving.phase === 'failed' && <FailureNotice failure={saving.failure} reader={reader} />}
    </Section>
  );
}
