import {
  complaintAfter,
  complaintStates,
  firstState,
  mayReadComplaint,
  nextComplaintNumber,
  openActs,
  type Complaint,
} from '@huiyue/shared/after/complaint';
import { changeableUntil, deliveredOn, refusalOfRating, starCounts } from '@huiyue/shared/after/rating';
import { afterService } from '@huiyue/shared/after/settings';
import type { Attendance } from '@huiyue/shared/attendance/attendance';
import { addDays, civilDate, instantOf, startOfDay } from '@huiyue/shared/civil';
import { roles } from '@huiyue/shared/people';
import { mostTrialDays } from '@huiyue/shared/childcare/trial';
import { openIn, slotKey, weekly, withParty, type TourSlot } from '@huiyue/shared/tours/tour';
import { describe, expect, test } from 'vitest';

const now = instantOf('2026-08-05T12:00:00+08:00');
const today = civilDate('2026-08-05');

function complaint(overrides: Partial<Complaint> = {}): Complaint {
  return {
    number: '360200-20260805-0001',
    city: '360200',
    jurisdiction: '360203',
    household: 'hh_family001',
    channel: 'app',
    site: { id: 'site_one001', name: '近水托育园' },
    topic: 'care',
    state: 'withInstitution',
    clauses: [],
    history: [{ act: 'file', at: now, by: 'acc_family001', role: 'family' }],
    revision: 1,
    ...overrides,
  };
}

describe('a complaint', () => {
  test('can be acted on only as long as it is open, and by whom it lies with', () => {
    const legal = complaintStates.flatMap((state) =>
      roles.flatMap((role) =>
        openActs(complaint({ state }), role, now).map((act) => `${state} ${role} ${act}`),
      ),
    );
    expect(legal).toEqual([
      'withInstitution family settle',
      'withInstitution family escalate',
      'withInstitution family withdraw',
      'withInstitution institution answer',
      'withInstitution desk settle',
      'withInstitution desk escalate',
      'withInstitution desk withdraw',
      'answered family settle',
      'answered family escalate',
      'answered family withdraw',
      'answered desk settle',
      'answered desk escalate',
      'answered desk withdraw',
      'withRegulator family withdraw',
      'withRegulator institution answer',
      'withRegulator desk withdraw',
      'withRegulator regulator decide',
    ]);
  });

  test('waits out a published deadline before it goes to the regulator, and not a day longer', () => {
    const dated = complaint({ answerBy: today });
    const during = complaintAfter(dated, 'escalate', 'family', now);
    expect(during).toMatchObject({ refusal: { code: 'complaint.answerDue', facts: { answerBy: today } } });
    const tomorrow = startOfDay(addDays(today, 1));
    expect(complaintAfter(dated, 'escalate', 'family', tomorrow)).toEqual({ state: 'withRegulator' });
    expect(complaintAfter({ ...dated, state: 'answered' }, 'escalate', 'family', now)).toEqual({
      state: 'withRegulator',
    });
  });

  test('that is a report passes the institution by, which can neither read nor answer it', () => {
    const report = complaint({ topic: 'moreThanAMonth', state: 'withRegulator' });
    expect(firstState(report)).toBe('withRegulator');
    expect(openActs(report, 'institution', now)).toEqual([]);
    const staff = { role: 'institution', sites: ['site_one001'] } as const;
    expect(mayReadComplaint(report, staff, false)).toBe(false);
    expect(mayReadComplaint(complaint(), staff, false)).toBe(true);
  });

  test('numbers count each day of a city from one', () => {
    expect(nextComplaintNumber('360200', today, undefined)).toBe('360200-20260805-0001');
    expect(nextComplaintNumber('360200', today, '360200-20260805-0009')).toBe('360200-20260805-0010');
  });
});

describe('a rating', () => {
  const dates = ['2026-08-03', '2026-08-04', '2026-08-05'].map(civilDate);
  const call = (on: string, kind: 'present' | 'absent'): Attendance => ({
    booking: 'bkg_one001',
    site: 'site_one001',
    on: civilDate(on),
    history: [
      {
        mark: kind === 'present' ? { kind, from: 480 } : { kind, isAnnounced: true },
        at: now,
        by: 'acc_staff001',
        role: 'institution',
      },
    ],
  });
  const confirmed = { writtenState: 'confirmed' } as const;

  test('needs a day on which somebody was there: marked, or past and not called absent', () => {
    expect(deliveredOn(confirmed, [], dates, now)).toBe('2026-08-04');
    expect(deliveredOn(confirmed, [call('2026-08-04', 'absent')], dates, now)).toBe('2026-08-03');
    expect(deliveredOn(confirmed, [call('2026-08-05', 'present')], dates, now)).toBe('2026-08-05');
    const missed = [call('2026-08-03', 'absent'), call('2026-08-04', 'absent')];
    expect(deliveredOn(confirmed, missed, dates, now)).toBeUndefined();
    expect(refusalOfRating(undefined, undefined, now)?.code).toBe('rating.notServed');
  });

  test('can be changed to the end of its last day, and given to the end of its own', () => {
    const until = changeableUntil({ at: now });
    expect(refusalOfRating(today, { at: now }, until - 1)).toBeUndefined();
    expect(refusalOfRating(today, { at: now }, until)?.code).toBe('rating.closed');
    const last = startOfDay(addDays(today, afterService.ratingWithinDays + 1));
    expect(refusalOfRating(today, undefined, last - 1)).toBeUndefined();
    expect(refusalOfRating(today, undefined, last)?.code).toBe('rating.closed');
  });

  test('is counted by its stars', () => {
    expect(starCounts([{ stars: 5 }, { stars: 5 }, { stars: 1 }])).toEqual([1, 0, 0, 0, 2]);
  });
});

describe('a visit', () => {
  const slot: TourSlot = {
    kind: 'slot',
    site: 'site_one001',
    siteName: '近水托育园',
    slot: '2026-08-06-0600-tour',
    occasion: 'tour',
    date: civilDate('2026-08-06'),
    from: 600,
    to: 660,
    places: 1,
    parties: [],
    revision: 1,
  };
  const party = (household: `hh_${string}`) => ({ household, name: '小满', people: 2, at: now });

  test('takes each family once and no more than it has places for', () => {
    const first = withParty(slot, party('hh_one001'), now);
    expect(first).toMatchObject({ ok: true, value: { revision: 2 } });
    if (!first.ok) return;
    expect(openIn(first.value)).toBe(0);
    expect(withParty(first.value, party('hh_one001'), now)).toMatchObject({
      refusal: { code: 'tour.alreadyComing' },
    });
    expect(withParty(first.value, party('hh_two001'), now)).toMatchObject({ refusal: { code: 'tour.full' } });
    expect(openIn({ ...slot, closed: '停水' })).toBe(0);
  });

  test('lies in order of days and hours, week after week', () => {
    expect(slotKey(slot.date, slot)).toBe('2026-08-06-0600-tour');
    expect(weekly(slot.date, 3)).toEqual(['2026-08-06', '2026-08-13', '2026-08-20']);
  });
});

test('a published number of trial days binds an institution that offers more', () => {
  expect([mostTrialDays(5, undefined), mostTrialDays(5, 3), mostTrialDays(2, 3)]).toEqual([5, 3, 2]);
});
