import type { Mark } from '../attendance/attendance';
import type { Post } from '../registry/staffMember';
import type { Companion } from './companionMeal';
import type { SiteList } from './siteLists';

/** What stands in the heads and cells of files, where a page would say it with a tag or a colour. */

export const listNames = {
  roster: '今天来的人',
  kitchen: '备餐',
  deliveries: '送餐路线',
  rounds: '上门安排',
  waitlist: '排队名单',
  bookings: '预约',
  attendance: '考勤',
  menus: '菜单',
  staff: '人员',
  incidents: '意外事件',
  bills: '账单和收款',
  companionMeals: '陪餐记录',
  tours: '参观和陪餐场次',
  closings: '停业安排',
  carers: '上门护理员',
  papers: '证照',
} as const satisfies Record<SiteList, string>;

export const markNames = {
  present: '到',
  absent: '没来',
  closed: '停业',
} as const satisfies Record<Mark['kind'], string>;

export const companionNames = {
  manager: '负责人',
  family: '家属或家长代表',
  other: '其他人',
} as const satisfies Record<Companion, string>;

export const postNames = {
  manager: '负责人',
  carer: '照护人员',
  nurse: '医务人员',
  cook: '炊事人员',
  guard: '安保人员',
  other: '其他人员',
} as const satisfies Record<Post, string>;
