import type { Pricing } from './childcare/childcareClass';
import type { CivilDate } from './civil';
import type { Id } from './ids';
import type { ReserveRule } from './reserves';
import type { Minute } from './ledger/span';
import type { Fen } from './money';
import type { AssessmentTerms, Care } from './elderServices/care';
import type { MealTerms } from './elderServices/mealOrder';
import type { MissedTerms } from './elderServices/missed';

/** What is sold by the day beside childcare. Each day of a service is one sheet. */
export const products = ['dayCare', 'meal', 'homeCare', 'course'] as const;
export type Product = (typeof products)[number];

/** What a site publishes: elder day care, one sitting of meals, one carer's hours, a course. */
export type ServiceOffer = {
  readonly product: Product;
  readonly name: string;
  /** People, portions, carers or seats at any one time. */
  readonly places: number;
  readonly reserves: readonly ReserveRule[];
  /** Days of the week it is given on: bit 0 is Monday. */
  readonly weekdays: number;
  readonly opensAt: Minute;
  readonly closesAt: Minute;
  readonly pricing: Pricing;
  readonly per: 'day' | 'hour' | 'portion' | 'visit';
  readonly priceFen: Fen;
  readonly opensOn: CivilDate;
  /** How many days ahead may be booked, counted from today. */
  readonly bookableDays: number;
  /** Orders close so many minutes before it opens. Later ones are the institution's to grant. */
  readonly closesMinutesBefore: number;
  /** 0: taken at once, with nobody to confirm. */
  readonly answerWithinHours: number;
  /** How long an offered place is held for whoever waited for it. */
  readonly offerWithinHours: number;
  /** Of a canteen: how a meal may be had. */
  readonly meal?: MealTerms;
  /** Of care at home: which kind. */
  readonly care?: Care;
  /** Of care at home that is sold by the visit: how long one takes. */
  readonly minutes?: number;
  /** Nobody is given this without an assessment of what they need. */
  readonly asksAssessment?: AssessmentTerms;
  /** When whoever does not come, or does not open, is missed. */
  readonly missed?: MissedTerms;
};

export type Service = ServiceOffer & {
  readonly id: Id<'service'>;
  readonly site: Id<'site'>;
  readonly city: string;
  readonly revision: number;
};

/** Eating keeps nobody from being in care; everything else takes a person's time. */
export function diaryPage(product: Product): 'time' | 'meals' {
  return product === 'meal' ? 'meals' : 'time';
}
