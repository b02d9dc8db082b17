import type { Pricing } from '@huiyue/shared/childcare/childcareClass';
import type { Role } from '@huiyue/shared/people';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { Product } from '@huiyue/shared/service';
import type { Occasion } from '@huiyue/shared/tours/tour';
import type { Filing, Ownership, ProviderKind } from '@huiyue/shared/site';

/** What things are called here. One word each, the same on every page. */

export const classKindWords = {
  infantClass: '乳儿班',
  toddlerClass: '托小班',
  olderToddlerClass: '托大班',
  mixedAgeClass: '混合班',
} as const satisfies Record<ClassKind, string>;

export const careModeWords = {
  fullDay: '全日托',
  halfDay: '半日托',
  hourly: '计时托',
  occasional: '临时托',
} as const satisfies Record<CareMode, string>;

export const pricingWords = {
  inclusive: '普惠价',
  market: '市场价',
} as const satisfies Record<Pricing, string>;

export const providerKindWords = {
  childcareCentre: '托育机构',
  kindergarten: '幼儿园托班',
  homeBasedSite: '家庭托育点',
  employerSite: '单位办托育点',
  communityStation: '社区服务站',
} as const satisfies Record<ProviderKind, string>;

export const ownershipWords = {
  public: '公办',
  private: '民办',
  publicBuiltPrivatelyRun: '公建民营',
} as const satisfies Record<Ownership, string>;

export const filingWords = {
  filed: '已备案',
  registered: '已登记，未备案',
} as const satisfies Record<Filing['status'], string>;

export const roleWords = {
  family: '家庭',
  institution: '机构',
  desk: '热线和窗口',
  regulator: '主管部门',
} as const satisfies Record<Role, string>;

export const productWords = {
  dayCare: '日间照料',
  meal: '助餐',
  homeCare: '上门服务',
  course: '课程活动',
} as const satisfies Record<Product, string>;

export const occasionWords = {
  tour: '参观',
  sharedMeal: '陪餐',
} as const satisfies Record<Occasion, string>;

export const serviceLineWords = {
  childcare: '托育',
  dayCare: '日间照料',
  meal: '老年助餐',
  homeCare: '上门服务',
  bed: '养老床位',
  homeBed: '家庭养老床位',
  course: '课程活动',
} as const satisfies Record<ServiceLine, string>;
