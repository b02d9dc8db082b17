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
    { icon: 'wait', title: '排队', note: '排到第几位、为什么', page: '/packages/childcare/waiting/index' },
    {
      icon: 'answer',
      title: '投诉和反映',
      note: '编号、期限和结果',
      page: '/packages/after/complaints/index',
    },
  ],
  institution: [
    {
      icon: 'class',
      title: '试托和参观',
      note: '试托的天数和价格、参观和陪餐的场次',
      page: '/packages/childcare/siteTrials/index',
    },
    {
      icon: 'answer',
      title: '投诉和评价',
      note: '答复投诉，回复评价',
      page: '/packages/after/siteVoices/index',
    },
  ],
  desk: [],
  regulator: [
    {
      icon: 'answer',
      title: '投诉和反映',
      note: '多收、办卡，和请您处理的投诉',
      page: '/packages/after/cityComplaints/index',
    },
  ],
} as const satisfies Record<Role, readonly Row[]>;

/** The ways to queues, trial days and what is said after the service. */
export function AfterRows({ role }: { role: Role }) {
  const own: readonly Row[] = rows[role];
  if (own.length === 0) return null;
  return (
    <List>
      {own.map(({ icon, title, note, page }) => (
        <ListRow key={page} icon={icon} title={title} note={note} onPress={() => void open(page)} />
      ))}
    </List>
  );
}
