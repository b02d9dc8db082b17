import { tabBars } from '../../tabBars';
import { Choice } from '../../ui/Choice';
import { PageShell } from '../../ui/PageShell';
import { chooseSize, useSize } from '../../ui/size';

const path = '/pages/mine/index';

export default function MinePage() {
  const size = useSize();
  return (
    <PageShell title="我的" tabBar={{ items: tabBars.family, current: path }}>
      <Choice
        label="文字大小"
        value={size}
        onChange={chooseSize}
        options={[
          { value: 'standard', label: '标准版' },
          { value: 'elder', label: '大字版', note: '文字和按钮更大，颜色更深' },
        ]}
      />
    </PageShell>
  );
}
