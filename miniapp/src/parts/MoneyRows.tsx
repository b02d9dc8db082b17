import type { Role } from '@huiyue/shared/people';
import { open } from '../platform/navigation';
import type { IconName } from '../ui/iconName';
import { List } from '../ui/List';
import { ListRow } from '../ui/ListRow';

type Row = {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly page: string;
};

const rows = {
  family: [
    { icon: 'bookings', title: '我的账单', note: '每个月收了什么、谁付、还差多少', page: 'money/bills' },
    { icon: 'answer', title: '券和政府购买的服务', note: '发给家人的，能用在哪里', page: 'money/vouchers' },
  ],
  institution: [
    { icon: 'check', title: '点名', note: '今天谁到了，谁没来', page: 'money/rollCall' },
    { icon: 'bookings', title: '账单', note: '生成、开出、收款、更正', page: 'money/siteBills' },
    { icon: 'clause', title: '补贴结算表', note: '按点名算出来，确认后送审', page: 'money/siteStatements' },
    {
      icon: 'class',
      title: '服务和日常',
      note: '助餐、日托、上门、停业、陪餐、导出',
      page: 'house/services',
    },
    { icon: 'clause', title: '资质', note: '证照、人员、备案自测，什么快到期', page: 'registry/papers' },
  ],
  desk: [],
  regulator: [
    { icon: 'bookings', title: '补贴结算审核', note: '等您审核的结算表', page: 'money/cityStatements' },
    { icon: 'class', title: '机构名册', note: '备案、证照、人员，终身禁入', page: 'registry/sites' },
    { icon: 'check', title: '夜间核对', note: '账单、补贴、指标和点名是否一致', page: 'money/proof' },
    { icon: 'answer', title: '意外事件', note: '机构登记的，什么时候、怎么处理', page: 'day/cityIncidents' },
  ],
} as const satisfies Record<Role, readonly Row[]>;

/** The ways to bills, roll-call and subsidies, for whoever has business there. */
export function MoneyRows({ role }: { role: Role }) {
  const own: readonly Row[] = rows[role];
  if (own.length === 0) return null;
  return (
    <List>
      {own.map(({ icon, title, note, page }) => (
        <ListRow
          key={page}
          icon={icon}
          title={title}
          note={note}
          onPress={() => void open(`/packages/${page}/index`)}
        />
      ))}
    </List>
  );
}
