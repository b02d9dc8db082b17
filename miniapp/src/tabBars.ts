import type { TabBarItem } from './ui/TabBar';

/** The tabs each role finds at the bottom. 我的 is one page for all. */
export const tabBars = {
  family: [
    { path: '/pages/places/index', text: '找托位', icon: 'places' },
    { path: '/pages/bookings/index', text: '我的预约', icon: 'bookings' },
    { path: '/pages/children/index', text: '家人', icon: 'child' },
    { path: '/pages/mine/index', text: '我的', icon: 'mine' },
  ],
  institution: [
    { path: '/packages/day/today/index', text: '今日', icon: 'bookings' },
    { path: '/packages/institution/answers/index', text: '待答复', icon: 'answer' },
    { path: '/packages/institution/classes/index', text: '班级', icon: 'class' },
    { path: '/pages/mine/index', text: '我的', icon: 'mine' },
  ],
  regulator: [
    { path: '/packages/regulator/desk/index', text: '待办', icon: 'answer' },
    { path: '/packages/public/publications/index', text: '公布记录', icon: 'clause' },
    { path: '/pages/places/index', text: '找托位', icon: 'places' },
    { path: '/pages/mine/index', text: '我的', icon: 'mine' },
  ],
  desk: [
    { path: '/packages/desk/cases/index', text: '受理', icon: 'phone' },
    { path: '/packages/desk/calls/index', text: '回拨', icon: 'answer' },
    { path: '/packages/desk/emergencies/index', text: '急事', icon: 'info' },
    { path: '/packages/desk/pauses/index', text: '暂停', icon: 'wait' },
    { path: '/pages/mine/index', text: '我的', icon: 'mine' },
  ],
} as const satisfies Record<string, readonly TabBarItem[]>;
