import type { Mark } from '@huiyue/shared/attendance/attendance';
import { isoAt } from '@huiyue/shared/civil';
import type { SiteTodayView, TodayPerson } from '@huiyue/shared/contract/today';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { outbox, useOutbox } from '../../api/outbox';
import { now } from '../../platform/clock';
import { marksPath, standings, type Standing } from './marks';

/** Marks go through the outbox, signal or not; what was pressed is shown at once, as not sent yet until it is. */
export function useMark({ site, on, people }: Pick<SiteTodayView, 'site' | 'on' | 'people'>): {
  readonly standing: readonly Standing[];
  readonly mark: (
    person: TodayPerson,
    mark: Mark,
    decided?: { readonly seen: number; readonly key: string },
  ) => void;
  readonly drop: (key: string) => void;
  readonly hasNoRoom: boolean;
} {
  const queries = useQueryClient();
  const { entries } = useOutbox();
  const [hasNoRoom, setHasNoRoom] = useState(false);
  const waiting = entries.map(({ key, undecided }) => `${key}${undecided ? '?' : ''}`).join(' ');
  const sent = useRef(waiting);
  // What has left the outbox is with the server: the list from there is the true one again.
  useEffect(() => {
    if (sent.current === waiting) return;
    sent.current = waiting;
    void queries.invalidateQueries({ queryKey: ['today', site] });
  }, [queries, site, waiting]);

  const mark = (
    person: TodayPerson,
    next: Mark,
    decided?: { readonly seen: number; readonly key: string },
  ) => {
    if (decided) outbox.drop(decided.key);
    // What was pressed before on this phone and not sent is what this one is made over.
    const unsent = entries.filter(
      (entry) => entry.undecided === undefined && JSON.stringify(entry.body).includes(person.booking),
    ).length;
    const isKept = outbox.add('rollCall', marksPath(site), {
      on,
      marks: [
        {
          booking: person.booking,
          mark: next,
          seen: decided ? decided.seen : person.seen + unsent,
          happenedAt: isoAt(now()),
          ...(decided ? { isDecided: true } : {}),
        },
      ],
    });
    setHasNoRoom(!isKept);
  };
  return {
    standing: standings(people, { site, on, entries }),
    mark,
    drop: (key) => outbox.drop(key),
    hasNoRoom,
  };
}
