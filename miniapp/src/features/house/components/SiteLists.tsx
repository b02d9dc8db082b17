import type { CivilDate } from '@huiyue/shared/civil';
import type { StatementFile } from '@huiyue/shared/contract/statements';
import { listNames } from '@huiyue/shared/house/listNames';
import { siteLists, type SiteList } from '@huiyue/shared/house/siteLists';
import type { Id } from '@huiyue/shared/ids';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Failure } from '../../../api/answer';
import { get } from '../../../api/client';
import { FailureNotice } from '../../../notices/FailureNotice';
import { canSaveFiles, saveFile } from '../../../platform/saveFile';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';

type Format = 'csv' | 'xlsx';
type Saving = { readonly list: SiteList; readonly format: Format };

const ofMonth: readonly SiteList[] = ['bookings', 'attendance', 'menus', 'bills'];

const whole: readonly SiteList[] = [
  'waitlist',
  'staff',
  'incidents',
  'companionMeals',
  'tours',
  'closings',
  'carers',
  'papers',
];

/** Every list of the house as a file, of the day or of its month. */
export function SiteLists({ site, date }: { site: Id<'site'>; date: CivilDate }) {
  const [saving, setSaving] = useState<Saving>();
  const [failure, setFailure] = useState<Failure>();
  if (!canSaveFiles)
    return <Words>请在电脑上打开惠约网页版，用同一个账号登录，在这一页下载 Excel 或 CSV 表格。</Words>;
  const save = async (list: SiteList, format: Format) => {
    setSaving({ list, format });
    setFailure(undefined);
    const answer = await get<StatementFile>(`/sites/${site}/lists/${list}`, { date, format });
    setSaving(undefined);
    if (answer.ok) saveFile(answer.data);
    else setFailure(answer);
  };
  const busy = (list: SiteList, format: Format) =>
    saving?.list === list && saving.format === format && '正在准备';
  return (
    <>
      {failure && <FailureNotice failure={failure} reader="institution" />}
      <View className="cards">
        {siteLists.map((list) => (
          <Card key={list}>
            <Heading look={3}>{listNames[list]}</Heading>
            {ofMonth.includes(list) && <Words kind="soft">这一天所在的整个月</Words>}
            {whole.includes(list) && <Words kind="soft">全部，和选哪一天无关</Words>}
            <View className="pair">
              <Button
                kind="secondary"
                label={`下载${listNames[list]}的 Excel 表格`}
                busy={busy(list, 'xlsx')}
                onPress={() => void save(list, 'xlsx')}
              >
                Excel
              </Button>
              <Button
                kind="secondary"
                label={`下载${listNames[list]}的 CSV 表格`}
                busy={busy(list, 'csv')}
                onPress={() => void save(list, 'csv')}
              >
                CSV
              </Button>
            </View>
          </Card>
        ))}
      </View>
    </>
  );
}
