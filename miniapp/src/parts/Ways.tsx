import type { Role } from '@huiyue/shared/people';
import { open } from '../platform/navigation';
import type { IconName } from '../ui/iconName';
import { List } from '../ui/List';
import { ListRow } from '../ui/ListRow';
import { Section } from '../ui/Section';

type Way = {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  /** Inside `packages`. */
  readonly page: string;
};
type Group = { readonly title: string; readonly ways: readonly Way[] };

const groups: Readonly<Record<Role, readonly Group[]>> = {
  family: [
    {
      title: '预约以后',
      ways: [
        { icon: 'wait', title: '排队', note: '排到第几位、为什么', page: 'childcare/waiting' },
        { icon: 'answer', title: '投诉和反映', note: '编号、期限和结果', page: 'after/complaints' },
      ],
    },
    {
      title: '钱',
      ways: [
        {
          icon: 'bookings',
          title: '我的账单',
          note: '每个月收了什么、谁付、还差多少',
          page: 'money/bills',
        },
        {
          icon: 'clause',
          title: '券和政府购买的服务',
          note: '发给家人的，能用在哪里',
          page: 'money/vouchers',
        },
      ],
    },
  ],
  institution: [
    {
      title: '每天要做的',
      ways: [
        { icon: 'check', title: '点名', note: '今天谁到了，谁没来', page: 'money/rollCall' },
        {
          icon: 'class',
          title: '服务和日常',
          note: '助餐、日托、上门、停业、陪餐、导出',
          page: 'house/services',
        },
        {
          icon: 'child',
          title: '试托和参观',
          note: '试托的天数和价格、参观和陪餐的场次',
          page: 'childcare/siteTrials',
        },
        { icon: 'answer', title: '投诉和评价', note: '答复投诉，回复评价', page: 'after/siteVoices' },
      ],
    },
    {
      title: '钱和资质',
      ways: [
        { icon: 'bookings', title: '账单', note: '生成、开出、收款、更正', page: 'money/siteBills' },
        {
          icon: 'clause',
          title: '补贴结算表',
          note: '按点名算出来，确认后送审',
          page: 'money/siteStatements',
        },
        {
          icon: 'clause',
          title: '退费办法',
          note: '家里不来了退多少，从哪天起用',
          page: 'institution/refunds',
        },
        { icon: 'clause', title: '资质', note: '证照、人员、备案自测，什么快到期', page: 'registry/papers' },
      ],
    },
  ],
  desk: [],
  regulator: [
    {
      title: '监管',
      ways: [
        { icon: 'class', title: '机构名册', note: '备案、证照、人员，终身禁入', page: 'registry/sites' },
        {
          icon: 'answer',
          title: '投诉和反映',
          note: '多收、办卡，和请您处理的投诉',
          page: 'after/cityComplaints',
        },
        {
          icon: 'info',
          title: '意外事件',
          note: '机构登记的，什么时候、怎么处理',
          page: 'day/cityIncidents',
        },
        { icon: 'wait', title: '暂停一个地方的服务', note: '高温、冰雪、疫情，停几天', page: 'desk/pauses' },
      ],
    },
    {
      title: '补贴',
      ways: [
        { icon: 'bookings', title: '补贴结算审核', note: '等您审核的结算表', page: 'money/cityStatements' },
        {
          icon: 'check',
          title: '夜间核对',
          note: '账单、补贴、指标和点名是否一致',
          page: 'money/proof',
        },
      ],
    },
  ],
};

/** Where each role goes besides its tabs; what is needed most often comes first. */
export function Ways({ role }: { role: Role }) {
  return groups[role].map(({ title, ways }) => (
    <Section key={title} title={title}>
      <List>
        {ways.map(({ icon, title: name, note, page }) => (
          <ListRow
            key={page}
            icon={icon}
            title={name}
            note={note}
            onPress={() => void open(`/packages/${page}/index`)}
          />
        ))}
      </List>
    </Section>
  ));
}
