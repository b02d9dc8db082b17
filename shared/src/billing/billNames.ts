import type { PricePer } from '../booking';
import type { Payer } from './bill';

/** What stands on a bill, on paper and on a phone alike. */

export const payerNames = {
  family: '家庭',
  governmentPurchase: '政府购买服务',
  voucher: '消费券',
  mealSubsidy: '助餐补贴',
  longTermCareInsurance: '长期护理保险',
} as const satisfies Record<Payer, string>;

/** What is counted; time is counted in minutes, though its price is per hour. */
export const quantityNames = {
  month: '个月',
  day: '天',
  hour: '分钟',
  portion: '份',
  visit: '次',
} as const satisfies Record<PricePer, string>;
