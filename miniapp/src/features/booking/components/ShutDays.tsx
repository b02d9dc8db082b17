import { dateAt } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Words } from '../../../ui/Words';
import { daysWords } from '../../../words/when';
import { isAllShut } from '../shutDays';

/** The house is shut on days of this booking: which, why, and what becomes of them. */
export function ShutDays({ booking }: { readonly booking: BookingView }) {
  const { shutDays = [], offer } = booking;
  if (shutDays.length === 0) return null;
  const today = dateAt(now());
  const isAll = isAllShut(booking);
  const reasons = [...new Set(shutDays.map(({ reason }) => reason))];
  return (
    <Banner
      tone="waiting"
      title={`${shutDays.length > 1 ? `有 ${shutDays.length} 天` : isAll ? '这一天' : '有一天'}${offer.kind === 'class' ? '停托' : '停业'}`}
    >
      {reasons.map((reason) => (
        <Words key={reason}>
          {`${daysWords(shutDays.filter((day) => day.reason === reason).map(({ on }) => on))}：${reason}`}
        </Words>
      ))}
      <Words>
        {isAll && shutDays.every(({ on }) => on >= today)
          ? '机构会改到别的日子，或者取消；取消的不收费。改了、取消了都会告诉您。'
          : `停的日子不收费，账单里会减掉${shutDays.some(({ on }) => on <= today) ? '；那天来了的，照常收费' : ''}。别的日子照常。`}
      </Words>
    </Banner>
  );
}
