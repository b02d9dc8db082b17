import type { BookingState } from '@huiyue/shared/booking';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useEffect, useRef, useState } from 'react';
import { bookingStateWords } from '../../words/states';
import { periodWords } from '../../words/when';

/** What has changed since the last look, as a sentence for a screen reader. Empty until something does. */
export function useNews(bookings: readonly BookingView[]): string {
  const seen = useRef(new Map<string, BookingState>());
  const [news, setNews] = useState('');
  useEffect(() => {
    const changed = bookings.filter(({ id, state }) => (seen.current.get(id) ?? state) !== state);
    for (const { id, state } of bookings) seen.current.set(id, state);
    if (changed.length === 0) return;
    setNews(
      changed
        .map(
          ({ recipient, period, state }) =>
            `${recipient.name}${periodWords(period)}的预约：${bookingStateWords[state].word}`,
        )
        .join('。'),
    );
  }, [bookings]);
  return news;
}
