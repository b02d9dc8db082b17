import type { SiteTodayView } from '@huiyue/shared/contract/today';

export type KeptToday = {
  readonly account: string;
  readonly sites: readonly { readonly id: `site_${string}`; readonly name: string }[];
  readonly today: SiteTodayView;
};

/** What the roll-call goes by, names too, and nobody's telephone number: a phone is lost, and others read it. */
export function textToKeep(kept: KeptToday): string {
  const people = kept.today.people.map((one) => ({
    ...one,
    collectors: one.collectors.map(({ name }) => ({ name, phone: null })),
  }));
  return JSON.stringify({ ...kept, today: { ...kept.today, people } });
}

export function keptFrom(text: string | undefined): KeptToday | undefined {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isKept(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Another release may have kept less: then there is nothing to open with. */
function isKept(read: unknown): read is KeptToday {
  if (typeof read !== 'object' || read === null) return false;
  if (!('account' in read && 'sites' in read && 'today' in read)) return false;
  const { today } = read;
  return (
    typeof read.account === 'string' &&
    Array.isArray(read.sites) &&
    typeof today === 'object' &&
    today !== null &&
    'people' in today &&
    Array.isArray(today.people) &&
    today.people.every((one: object) => 'collectors' in one) &&
    [
      'site',
      'on',
      'answers',
      'lateRequests',
      'rooms',
      'meals',
      'rounds',
      'papers',
      'expiring',
      'counts',
    ].every((field) => field in today)
  );
}
