import type { Pool, ReserveGroup } from '@huiyue/shared/ledger/sheet';

/**
 * The ledger as one would keep it on paper: a line for each booking, and for every question a look at every minute of
 * every day. It knows nothing of claims that are added up, of moments that stand for others, or of steps.
 */
export type Line = {
  readonly booking: string;
  readonly units: number;
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly pool: Pool;
  readonly until: number | undefined;
};
export type When = Pick<Line, 'days' | 'from' | 'to'>;
export type Wish = When & {
  readonly booking: string;
  readonly units: number;
  readonly asker: readonly ReserveGroup[];
};
export type Waiting = Wish & { readonly priority: number; readonly since: number; readonly forMs: number };
export type Kept = { readonly for: ReserveGroup; readonly units: number; readonly releasedAt?: number };

export type Page = {
  readonly isDiary: boolean;
  readonly places: number;
  readonly reserves: readonly Kept[];
  readonly allowed: readonly { readonly units: number; readonly until: number }[];
  readonly lines: readonly Line[];
  readonly queue: readonly Waiting[];
  /** Who in the queue has been offered a place. */
  readonly offered: readonly string[];
  readonly ranOutTo: number;
};

export type Deed =
  | { readonly do: 'take'; readonly wish: Wish; readonly forMs?: number; readonly sameAsStep?: number }
  | {
      readonly do: 'keep';
      readonly booking: string;
      readonly when: When;
      readonly asker: readonly ReserveGroup[];
      readonly forMs?: number;
    }
  | { readonly do: 'giveBack'; readonly booking: string }
  | { readonly do: 'join'; readonly waiting: Waiting }
  | { readonly do: 'leave'; readonly booking: string }
  | { readonly do: 'setTerms'; readonly places: number; readonly reserves: readonly Kept[] }
  | { readonly do: 'allow'; readonly units: number; readonly until: number };
export type Deeds = readonly { readonly page: string; readonly deed: Deed }[];

type Minute = readonly [day: number, minute: number];
type Verdict = { readonly page: Page; readonly until?: number | undefined } | 'no';

export function minutesOf({ days, from, to }: When): readonly Minute[] {
  return days.flatMap((day) =>
    Array.from({ length: Math.max(0, to - from) }, (_, at): Minute => [day, from + at]),
  );
}

function isThere({ days, from, to }: When, [day, minute]: Minute): boolean {
  return days.includes(day) && from <= minute && minute < to;
}

export function inside(lines: readonly Line[], at: Minute): number {
  let sum = 0;
  for (const line of lines) if (isThere(line, at)) sum += line.units;
  return sum;
}

/** Is there room for so many in each of these minutes, with these reserves open to them? */
export function hasRoom(
  page: Page,
  minutes: readonly Minute[],
  units: number,
  open: readonly ReserveGroup[],
  now: number,
) {
  return minutes.every((at) => {
    let room = page.places;
    for (const permission of page.allowed) if (now < permission.until) room += permission.units;
    room -= inside(page.lines, at);
    for (const kept of page.reserves) {
      if (open.includes(kept.for) || (kept.releasedAt !== undefined && now >= kept.releasedAt)) continue;
      const used = inside(
        page.lines.filter(({ pool }) => pool === kept.for),
        at,
      );
      if (used < kept.units) room -= kept.units - used;
    }
    return units <= room;
  });
}

/** All that is decided in one commit, on all pages. */
export function onPaper(pages: ReadonlyMap<string, Page>, orders: readonly Deeds[], now: number) {
  const book = new Map([...pages].map(([name, page]) => [name, withoutWhatRanOut(page, now)]));
  const granted = new Map<number, boolean>();
  const settle = (index: number) => {
    const copy = new Map(book);
    const untils: (number | undefined)[] = [];
    for (const { page: name, deed } of orders[index] ?? []) {
      const page = copy.get(name);
      const verdict = page ? obey(page, deed, untils, now) : 'no';
      if (verdict === 'no') return granted.set(index, false);
      copy.set(name, verdict.page);
      untils.push(verdict.until);
    }
    for (const [name, page] of copy) book.set(name, page);
    return granted.set(index, true);
  };
  const serve = () => {
    for (const [name, page] of book) book.set(name, served(page, now));
  };
  // Who takes nothing goes first: judged on what each had when all were asked.
  const takes = ({ page: name, deed }: Deeds[number]) => {
    if (deed.do !== 'keep') return deed.do === 'take' || deed.do === 'join';
    const before = pages.get(name)?.lines.find(({ booking }) => booking === deed.booking);
    return !before || !minutesOf(deed.when).every((at) => isThere(before, at));
  };
  for (const [index, deeds] of orders.entries()) if (!deeds.some(takes)) settle(index);
  serve();
  for (const index of orders.keys()) {
    if (granted.has(index)) continue;
    settle(index);
    serve();
  }
  return { book, granted: orders.map((_, index) => granted.get(index) === true) };
}

function withoutWhatRanOut(page: Page, now: number): Page {
  const gone = page.lines.filter(({ until }) => until !== undefined && until <= now);
  const names = gone.map(({ booking }) => booking);
  const lapsed = page.offered.filter((booking) => names.includes(booking));
  return {
    ...page,
    lines: page.lines.filter((line) => !gone.includes(line)),
    queue: page.queue.filter(({ booking }) => !lapsed.includes(booking)),
    offered: page.offered.filter((booking) => !lapsed.includes(booking)),
    ranOutTo: gone.reduce((latest, { until = 0 }) => Math.max(latest, until), page.ranOutTo),
  };
}

function endOf(page: Page, forMs: number, now: number): number {
  let end = Math.max(now, page.ranOutTo) + forMs;
  while (end % 60_000 !== 0) end += 1;
  return end;
}

function poolFor(page: Page, wish: Wish): Pool {
  const theirs = page.reserves.filter((kept) => wish.asker.includes(kept.for));
  const unused = theirs.find((kept) =>
    minutesOf(wish).every(
      (at) =>
        inside(
          page.lines.filter(({ pool }) => pool === kept.for),
          at,
        ) < kept.units,
    ),
  );
  return unused?.for ?? theirs[0]?.for ?? 'everyone';
}

function lineOf(page: Page, wish: Wish, until: number | undefined): Line {
  const { booking, units, days, from, to } = wish;
  return { booking, units, days, from, to, pool: poolFor(page, wish), until };
}

function obey(page: Page, deed: Deed, untils: readonly (number | undefined)[], now: number): Verdict {
  switch (deed.do) {
    case 'take': {
      const { wish, forMs, sameAsStep } = deed;
      if (!hasRoom(page, minutesOf(wish), wish.units, wish.asker, now)) return 'no';
      const until = sameAsStep === undefined ? forMs && endOf(page, forMs, now) : untils[sameAsStep];
      return { page: { ...page, lines: [...page.lines, lineOf(page, wish, until)] }, until };
    }
    case 'keep': {
      const mine = page.lines.find(({ booking }) => booking === deed.booking);
      if (!mine) return 'no';
      const others = { ...page, lines: page.lines.filter((line) => line !== mine) };
      const more = minutesOf(deed.when).filter((at) => !isThere(mine, at));
      const groups = mine.pool === 'everyone' ? deed.asker : [...deed.asker, mine.pool];
      if (!hasRoom(others, more, mine.units, groups, now)) return 'no';
      const until = deed.forMs && endOf(page, deed.forMs, now);
      return {
        page: {
          ...dequeued(others, deed.booking),
          lines: [...others.lines, { ...mine, ...deed.when, until }],
        },
        until,
      };
    }
    case 'giveBack':
      return {
        page: dequeued(
          { ...page, lines: page.lines.filter(({ booking }) => booking !== deed.booking) },
          deed.booking,
        ),
      };
    case 'leave':
      return { page: dequeued(page, deed.booking) };
    case 'join': {
      const { waiting } = deed;
      if (hasRoom(page, minutesOf(waiting), waiting.units, waiting.asker, now)) return 'no';
      return { page: { ...page, queue: [...page.queue, waiting] } };
    }
    case 'setTerms': {
      const most = mostInside(page);
      if (deed.places < most && deed.places < page.places) return 'no';
      return { page: { ...page, places: deed.places, reserves: deed.reserves } };
    }
    case 'allow':
      return { page: { ...page, allowed: [...page.allowed, deed] } };
  }
}

export function mostInside({ lines }: Page): number {
  const minutes = lines.flatMap((line) => minutesOf(line));
  return minutes.reduce((most, at) => Math.max(most, inside(lines, at)), 0);
}

function dequeued(page: Page, booking: string): Page {
  return {
    ...page,
    queue: page.queue.filter((one) => one.booking !== booking),
    offered: page.offered.filter((one) => one !== booking),
  };
}

/** The line as people stand in it: by group, then by time, then by id. */
export function inLine(page: Page): readonly Waiting[] {
  const waiting = page.queue.filter(({ booking }) => !page.offered.includes(booking));
  const key = ({ priority, since, booking }: Waiting) =>
    `${String(priority).padStart(3, '0')} ${String(since).padStart(15, '0')} ${booking}`;
  return waiting.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function served(page: Page, now: number): Page {
  return inLine(page).reduce((so, waiting) => {
    if (!hasRoom(so, minutesOf(waiting), waiting.units, waiting.asker, now)) return so;
    const line = lineOf(so, waiting, endOf(so, waiting.forMs, now));
    return { ...so, lines: [...so.lines, line], offered: [...so.offered, waiting.booking] };
  }, page);
}
