import type { FeeItem } from './feeItems';

/** What is sold or given: 托育, 日间照料, 助餐, 居家上门服务, 养老床位, 家庭养老床位(家庭照护床位), 课程活动. */
export const serviceLines = ['childcare', 'dayCare', 'meal', 'homeCare', 'bed', 'homeBed', 'course'] as const;
export type ServiceLine = (typeof serviceLines)[number];

/** The fee people mean when they ask what a line costs, without naming an item. */
export const mainFeeItem = {
  childcare: 'care',
  dayCare: 'care',
  meal: 'meals',
  homeCare: 'care',
  bed: 'bed',
  homeBed: 'care',
  course: 'activities',
} as const satisfies Record<ServiceLine, FeeItem>;
