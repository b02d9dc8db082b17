import type { RuleKind } from '@huiyue/shared/policy/packTypes';

/** What a list of rules is called, where one says which are published and which are not. */
const words = {
  scopes: '托育的年龄范围',
  kindergartenFloors: '幼儿园最小收托年龄',
  inclusiveSales: '普惠托位的条件',
  careModes: '照护方式',
  classRules: '班级的月龄和人数',
  priceCaps: '价格上限',
  feeRules: '收费项目',
  refundRules: '退费',
  absenceRules: '请假退费',
  prorationRules: '按天折算',
  billingRules: '一次最多收几个月',
  pricingAuthorities: '由谁定价',
  subsidies: '补贴',
  assessmentRules: '照护需求评估',
  hotlines: '热线电话',
  priorityGroups: '优先的人群',
  institutionRules: '对机构的要求',
  slots: '时限和数目',
} as const satisfies Record<RuleKind, string>;

/** A server newer than this program may know a list without a name here. */
export function ruleKindWords(kind: string): string {
  return isKnown(kind) ? words[kind] : '其他规定';
}

function isKnown(kind: string): kind is RuleKind {
  return Object.keys(words).includes(kind);
}
