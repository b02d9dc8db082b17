import { open } from '../../../platform/navigation';
import type { IconName } from '../../../ui/iconName';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';

type Way = {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly page: string;
};

const ways: readonly Way[] = [
  { icon: 'places', title: '找托位', note: '托育、试托、参观、排队', page: '/pages/places/index' },
  {
    icon: 'pin',
    title: '老人服务',
    note: '助餐、日间照料、上门，当次和长期',
    page: '/packages/elder/near/index',
  },
  { icon: 'bookings', title: '全部预约', note: '改、取消、请假、续约、评价', page: '/pages/bookings/index' },
  {
    icon: 'child',
    title: '家人和卡片',
    note: '忌口、联系人、照护圈、老人的同意',
    page: '/pages/children/index',
  },
  {
    icon: 'class',
    title: '这几天的安排',
    note: '一天一天看；老人说要还是不要',
    page: '/packages/circle/timeline/index',
  },
  { icon: 'refresh', title: '长期订的', note: '暂停、恢复、结束', page: '/packages/elder/standing/index' },
  { icon: 'wait', title: '停一停', note: '住院、走亲戚，几天都不来', page: '/packages/elder/pause/index' },
  { icon: 'wait', title: '排队', note: '排到第几位，为什么', page: '/packages/childcare/waiting/index' },
  { icon: 'clause', title: '账单', note: '每一笔和收据', page: '/packages/money/bills/index' },
  { icon: 'check', title: '券和政府购买的服务', note: '还能用多少', page: '/packages/money/vouchers/index' },
  { icon: 'info', title: '投诉和反映', note: '登记、追问、结果', page: '/packages/after/complaints/index' },
  {
    icon: 'answer',
    title: '消息',
    note: '告诉过这一家什么，可以念给对方听',
    page: '/packages/notices/list/index',
  },
  {
    icon: 'phone',
    title: '通知设置',
    note: '留短信号码，哪些不要',
    page: '/packages/notices/settings/index',
  },
];

/** The very pages a family uses, in the name of this household: whatever can be done there is done here. */
export function CaseWays() {
  return (
    <List>
      {ways.map(({ icon, title, note, page }) => (
        <ListRow key={page} icon={icon} title={title} note={note} onPress={() => void open(page)} />
      ))}
    </List>
  );
}
