import type { BookingState, PricePer } from './booking';
import type { ReserveGroup } from './ledger/sheet';
import type { CivilDate, CivilMonth, Instant } from './civil';
import type { LateState } from './elderServices/lateRequest';
import type { MealWay } from './elderServices/mealOrder';
import type { StandingState } from './elderServices/standingOrder';
import type { Id } from './ids';
import type { Fen } from './money';
import type { CareLevel } from './people';
import type { CareMode } from './policy/childcareKinds';
import type { Clause } from './policy/clauses';
import type { FeeItem } from './policy/feeItems';
import type { PolicyProblem } from './policy/problems';
import type { DraftState } from './publishing/draft';
import type { Product } from './service';
import type { ServiceLine } from './policy/serviceLines';

/** What a sheet is about: a month, or a day. */
export type Period = CivilMonth | CivilDate;

/**
 * Every way a rule says no: a dotted `subject.reason` and the facts that decided it.
 * The server sends these; the words are the mini-program's (`words/`). A new code does not compile
 * until the table of HTTP statuses and the table of Chinese sentences both know it.
 */
type RefusalFacts = {
  'price.aboveCap': { priceFen: Fen; capFen: Fen };
  'price.changed': { reviewedFen: Fen; priceFen: Fen };
  'site.notFiled': { site: string };
  'site.notDesignated': { site: string };
  'site.designatedSellsInclusive': { site: string };
  'class.tooLarge': { places: number; maxChildren: number };
  'class.wrongAgeWindow': {
    ageFromMonths: number;
    ageBelowMonths: number;
    allowedFromMonths: number;
    allowedBelowMonths?: number;
  };
  'class.opensInPast': { opensOn: CivilDate; today: CivilDate };
  'class.answerTooSlow': { answerWithinHours: number; allowedHours: number };
  'places.belowTaken': { places: number; takenPlaces: number; period: Period };
  'class.changed': { revision: number };
  'place.full': { period: Period; places: number };
  'place.keptBack': { period: Period; for: ReserveGroup; releasedAt?: Instant };
  'waitlist.placeIsFree': { period: Period };
  'day.notServed': { on: CivilDate };
  'day.past': { on: CivilDate; firstDay: CivilDate };
  'day.beyondWindow': { on: CivilDate; lastDay: CivilDate };
  'day.tooLate': { on: CivilDate; closedAt: Instant };
  'hours.notOpen': { from: number; to: number; opensAt: number; closesAt: number };
  'careMode.notOffered': { careMode: CareMode };
  'month.past': { month: CivilMonth; firstMonth: CivilMonth };
  'month.beyondWindow': { month: CivilMonth; lastMonth: CivilMonth };
  'child.bornInFuture': { birthDate: CivilDate; today: CivilDate };
  'child.tooOld': { ageInMonths: number; ageBelowMonths: number };
  'child.outsideAgeWindow': {
    ageInMonths: number;
    startsOn: CivilDate;
    ageFromMonths: number;
    ageBelowMonths: number;
  };
  'recipient.alreadyBooked': { booking: Id<'booking'>; period: Period };
  'elder.bornInFuture': { birthDate: CivilDate; today: CivilDate };
  'service.changed': { revision: number };
  'service.opensInPast': { opensOn: CivilDate; today: CivilDate };
  'service.notForChildren': { product: Product };
  'service.oneEach': { product: Product };
  'order.tooMany': { bookings: number; most: number };
  'booking.notOpenToAct': { state: BookingState };
  'statement.notOpenToAct': { month: CivilMonth; state: string };
  'statement.monthNotOver': { month: CivilMonth };
  'statement.changed': { month: CivilMonth; revision: number };
  'statement.outdated': { month: CivilMonth };
  'statement.notExported': { month: CivilMonth };
  'subsidy.noRule': { jurisdiction: string; line: ServiceLine };
  'subsidy.aboveRule': { askedFen: Fen; mostFen: Fen };
  'standing.unknownGroup': { group: string; jurisdiction: string };
  'voucher.otherPersons': { voucher: Id<'voucher'> };
  'voucher.outOfScope': { voucher: Id<'voucher'>; missed: 'line' | 'site' | 'jurisdiction' };
  'voucher.notYetValid': { voucher: Id<'voucher'>; from: CivilDate; on: CivilDate };
  'voucher.expired': { voucher: Id<'voucher'>; to: CivilDate; on: CivilDate };
  'voucher.siteNotFiled': { voucher: Id<'voucher'>; site: Id<'site'> };
  'voucher.spent': { voucher: Id<'voucher'> };
  'purchase.otherPersons': { purchase: Id<'purchase'> };
  'purchase.otherService': { purchase: Id<'purchase'>; line: ServiceLine };
  'purchase.outsidePeriod': { purchase: Id<'purchase'>; on: CivilDate; from: CivilDate; to: CivilDate };
  'purchase.usedUp': { purchase: Id<'purchase'>; visits: number };
  'purchase.notDelivered': { booking: Id<'booking'>; on: CivilDate };
  'bill.aboveCap': { billedFen: number; allowedFen: Fen; per: PricePer };
  'bill.itemForbidden': { feeItem: FeeItem };
  'bill.needsConsent': { feeItem: FeeItem };
  'bill.negativeLine': { unitPriceFen: number };
  'bill.beyondMonth': { month: CivilMonth; from: CivilDate; to: CivilDate };
  'bill.dayNotBooked': { from: CivilDate; to: CivilDate };
  'bill.noSuchLine': { booking?: Id<'booking'>; feeItem?: FeeItem; line?: number };
  'bill.sharesAboveLine': { sharesFen: number; amountFen: number };
  'bill.beforeMonthIsOver': { month: CivilMonth; firstDay: CivilDate };
  'bill.duePast': { dueOn: CivilDate; today: CivilDate };
  'bill.nothingToBill': { month: CivilMonth };
  'bill.outdated': { month: CivilMonth };
  'bill.alreadyIssued': { month: CivilMonth };
  'bill.notIssued': { month: CivilMonth };
  'bill.changed': { revision: number };
  'bill.correctionBelowZero': { leftFen: number; changeFen: number };
  'payment.aboveDue': { amountFen: Fen; leftFen: number };
  'payment.aboveOwed': { amountFen: Fen; owedFen: number };
  'payment.cashOnly': Record<string, never>;
  'payment.referenceUsed': { reference: string };
  'exemption.alreadyOver': { until: CivilDate; today: CivilDate };
  'exemption.notAllowed': Record<string, never>;
  'refundTerms.tooSoon': { from: CivilDate; firstDay: CivilDate };
  'meal.notAMeal': { product: Product };
  'meal.wayNotOffered': { way: MealWay; ways: readonly MealWay[] };
  'meal.notOnMenu': { dish: Id<'dish'>; on: CivilDate };
  'menu.changed': { revision: number };
  'picture.notAPicture': Record<string, never>;
  'picture.tooLarge': { bytes: number; mostBytes: number };
  'elder.addressMissing': { recipient: string };
  'assessment.missing': { recipient: string };
  'assessment.outdated': { recipient: string; assessedOn: CivilDate; validUntil: CivilDate };
  'assessment.otherLevel': { recipient: string; level: CareLevel; levels: readonly CareLevel[] };
  'carer.notFit': { carer: Id<'carer'>; booking: Id<'booking'>; on: CivilDate };
  'carer.elsewhere': { carer: Id<'carer'>; booking: Id<'booking'>; from: number; to: number };
  'carer.changed': { revision: number };
  'rounds.changed': { revision: number };
  'rounds.notAVisit': { booking: Id<'booking'> };
  'standingOrder.notOpenToAct': { state: StandingState };
  'standingOrder.noDays': { from: CivilDate; until: CivilDate };
  'lateRequest.stillOpen': { closesAt: Instant };
  'lateRequest.notOpenToAct': { state: LateState };
  'lateRequest.askedBefore': { request: Id<'lateRequest'> };
  'record.otherDay': { on: CivilDate };
  'record.endsBeforeBegin': { begunAt: Instant };
  'record.confirmedBefore': { at: Instant };
  'code.wrong': { triesLeft: number };
  'missed.closed': Record<string, never>;
  'attendance.notYet': { on: CivilDate; today: CivilDate };
  'attendance.notBooked': { booking: Id<'booking'>; on: CivilDate };
  'incident.changed': { revision: number };
  'lateTerms.changed': { revision: number };
  'policy.invalid': { problems: readonly PolicyProblem[] };
  'policy.twoPeople': Record<string, never>;
  'policy.publishedMeanwhile': { lastNumber: number };
  'draft.changed': { revision: number };
  'draft.notOpen': { state: DraftState };
  'draft.otherAuthor': Record<string, never>;
  'trial.notOffered': { class: string };
  'trial.usedUp': { site: string; days: number };
  'tour.full': { on: CivilDate; places: number };
  'tour.closed': { reason: string };
  'tour.alreadyComing': { on: CivilDate };
  'tour.alreadyThere': { on: CivilDate };
  'rating.notServed': Record<string, never>;
  'rating.closed': { closedAt: Instant };
  'complaint.notOpenToAct': { state: string };
  'complaint.answerDue': { answerBy: CivilDate };
  'login.refused': Record<string, never>;
  'idempotency.otherBody': Record<string, never>;
};

export type RefusalCode = keyof RefusalFacts;

export type Refusal = {
  [Code in RefusalCode]: {
    readonly code: Code;
    readonly facts: Readonly<RefusalFacts[Code]>;
    /** The published rule that decided, where one did. */
    readonly clause?: Clause;
  };
}[RefusalCode];

export type FactsOf<Code extends RefusalCode> = Readonly<RefusalFacts[Code]>;
