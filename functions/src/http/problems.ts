import type { Problem } from '@huiyue/shared/contract/common';
import type { Refusal, RefusalCode } from '@huiyue/shared/refusals';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The code says what happened; the status is only how it travels. */
const refusalStatus = {
  'price.aboveCap': 422,
  'price.changed': 409,
  'site.notFiled': 422,
  'site.notDesignated': 422,
  'site.designatedSellsInclusive': 422,
  'class.tooLarge': 422,
  'class.wrongAgeWindow': 422,
  'class.opensInPast': 422,
  'class.answerTooSlow': 422,
  'places.belowTaken': 409,
  'class.changed': 409,
  'place.full': 409,
  'place.keptBack': 409,
  'waitlist.placeIsFree': 409,
  'day.notServed': 422,
  'day.past': 422,
  'day.beyondWindow': 422,
  'day.tooLate': 422,
  'hours.notOpen': 422,
  'careMode.notOffered': 422,
  'month.past': 422,
  'month.beyondWindow': 422,
  'child.bornInFuture': 422,
  'child.tooOld': 422,
  'child.outsideAgeWindow': 422,
  'recipient.alreadyBooked': 409,
  'elder.bornInFuture': 422,
  'service.changed': 409,
  'service.opensInPast': 422,
  'service.notForChildren': 422,
  'service.oneEach': 422,
  'order.tooMany': 422,
  'booking.notOpenToAct': 409,
  'statement.notOpenToAct': 409,
  'statement.monthNotOver': 422,
  'statement.changed': 409,
  'statement.outdated': 409,
  'statement.notExported': 409,
  'subsidy.noRule': 422,
  'subsidy.aboveRule': 422,
  'standing.unknownGroup': 422,
  'voucher.otherPersons': 422,
  'voucher.outOfScope': 422,
  'voucher.notYetValid': 422,
  'voucher.expired': 422,
  'voucher.siteNotFiled': 422,
  'voucher.spent': 409,
  'purchase.otherPersons': 422,
  'purchase.otherService': 422,
  'purchase.outsidePeriod': 422,
  'purchase.usedUp': 409,
  'purchase.notDelivered': 422,
  'bill.aboveCap': 422,
  'bill.itemForbidden': 422,
  'bill.needsConsent': 422,
  'bill.negativeLine': 422,
  'bill.beyondMonth': 422,
  'bill.dayNotBooked': 422,
  'bill.noSuchLine': 422,
  'bill.sharesAboveLine': 422,
  'bill.beforeMonthIsOver': 422,
  'bill.duePast': 422,
  'bill.nothingToBill': 422,
  'bill.outdated': 409,
  'bill.alreadyIssued': 409,
  'bill.notIssued': 409,
  'bill.changed': 409,
  'bill.correctionBelowZero': 422,
  'payment.aboveDue': 422,
  'payment.aboveOwed': 422,
  'payment.cashOnly': 422,
  'payment.referenceUsed': 409,
  'exemption.alreadyOver': 422,
  'exemption.notAllowed': 422,
  'refundTerms.tooSoon': 422,
  'attendance.notYet': 422,
  'attendance.notBooked': 422,
  'policy.invalid': 422,
  'policy.twoPeople': 422,
  'policy.publishedMeanwhile': 409,
  'draft.changed': 409,
  'draft.notOpen': 409,
  'draft.otherAuthor': 422,
  'login.refused': 422,
  'idempotency.otherBody': 409,
} satisfies Record<RefusalCode, ContentfulStatusCode>;

/** What can be wrong with a request before any rule is asked. */
const requestStatus = {
  'request.invalid': 400,
  'request.tooLarge': 413,
  'idempotency.missing': 400,
  'session.missing': 401,
  'session.expired': 401,
  'session.refused': 401,
  'session.otherRole': 403,
  notFound: 404,
  internal: 500,
} satisfies Record<string, ContentfulStatusCode>;

export type RequestProblem = keyof typeof requestStatus;

export const problemStatus: Readonly<Record<string, ContentfulStatusCode>> = {
  ...refusalStatus,
  ...requestStatus,
};

export type Answered = { readonly status: ContentfulStatusCode; readonly body: Problem };

export function refusalProblem({ code, facts, clause }: Refusal, requestId: string): Answered {
  return {
    status: refusalStatus[code],
    body: { code, facts: { ...facts }, ...(clause ? { clause } : {}), requestId },
  };
}

export function requestProblem(
  code: RequestProblem,
  requestId: string,
  issues?: Problem['issues'],
): Answered {
  return { status: requestStatus[code], body: { code, ...(issues ? { issues } : {}), requestId } };
}
