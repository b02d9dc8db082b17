import { draftBill } from '@huiyue/shared/billing/draftBill';
import { billPage } from '@huiyue/shared/billing/printed';
import { expect, test } from 'vitest';
import { billOf, bookingOf, day, draftingOf, serviceBooking, site } from './builders';

const lunch = { kind: 'service', id: 'svc_000001', name: '午餐', product: 'meal' } as const;

/** The page of a bill that has these bookings on it. */
function pageOf(booking: ReturnType<typeof bookingOf>): string {
  const drafted = draftBill(draftingOf([booking]));
  if (!drafted.ok) throw new Error(drafted.refusal.code);
  return billPage(billOf(drafted.value), site).html;
}

test('of what is sold by the day the paper names the days; a month is named by the bill', () => {
  expect(pageOf(serviceBooking(lunch, day(12), { priceFen: 1200, per: 'portion' }))).toContain('8月12日');
  expect(pageOf(bookingOf())).not.toContain('8月3日');
});

test('nothing on it is set with the commas and colons of another script', () => {
  const words = pageOf(bookingOf())
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, '');
  expect(words).not.toMatch(/[\u4e00-\u9fff][,:(]|[,:)][\u4e00-\u9fff]/);
});
