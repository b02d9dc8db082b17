import type { Mark } from '@huiyue/shared/attendance/attendance';
import { isoAt, type Instant } from '@huiyue/shared/civil';
import type { TodayPerson } from '@huiyue/shared/contract/today';
import type { OutboxEntry, Undecided } from '../../api/outboxStore';

/** How somebody stands, with what was pressed on this phone and has not arrived yet. */
export type Standing = {
  readonly person: TodayPerson;
  readonly mark: Mark | null;
  /** Pressed here, and not with the server. */
  readonly isUnsent: boolean;
  /** Pressed here, while somebody else wrote or the booking was given up: the person decides. */
  readonly conflict?: {
    readonly mine: Mark;
    readonly about: Undecided;
    readonly key: string;
    /** The list on this phone is older than what the other wrote: nobody can decide against what is not seen. */
    readonly isOld: boolean;
  };
};

type Sent = { readonly booking: string; readonly mark: Mark };

export function standings(
  people: readonly TodayPerson[],
  {
    site,
    on,
    entries,
  }: { readonly site: string; readonly on: string; readonly entries: readonly OutboxEntry[] },
): readonly Standing[] {
  const own = entries.filter(({ path, body }) => path === marksPath(site) && body['on'] === on);
  return people.map((person) => {
    const about = own.flatMap((entry) =>
      marksIn(entry)
        .filter(({ booking }) => booking === person.booking)
        .map(({ mark }) => ({ entry, mark })),
    );
    const last = about.at(-1);
    const asked = about.flatMap(({ entry, mark }) => {
      const undecided = entry.undecided?.find(({ booking }) => booking === person.booking);
      return undecided
        ? [{ mine: mark, about: undecided, key: entry.key, isOld: person.seen < undecided.seen }]
        : [];
    })[0];
    if (asked) return { person, mark: person.mark, isUnsent: false, conflict: asked };
    return last && last.entry.refused === undefined
      ? { person, mark: last.mark, isUnsent: true }
      : { person, mark: person.mark, isUnsent: false };
  });
}

export function marksPath(site: string): string {
  return `/sites/${site}/marks`;
}

/** Minutes since midnight on the phone's clock, as the town counts them. */
export function minuteOf(now: Instant): number {
  const text = isoAt(now);
  return Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}

function marksIn({ body }: OutboxEntry): readonly Sent[] {
  const marks: unknown = body['marks'];
  return Array.isArray(marks) ? marks.filter(isSent) : [];
}

function isSent(one: unknown): one is Sent {
  return typeof one === 'object' && one !== null && 'booking' in one && 'mark' in one;
}
