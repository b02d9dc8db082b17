/**
 * Where an operation takes the household in whose name the desk acts: strict bodies refuse what they do not know, so
 * it goes along only where it is known. A test holds this list against the contract itself.
 */
const inQuery = [
  'GET /children',
  'GET /children/:child/fit',
  'GET /elders',
  'GET /elders/:elder/circle',
  'GET /quotes',
  'GET /quotes/days',
  'GET /bookings',
  'GET /recipients/:recipient/ordered',
  'GET /timeline',
  'GET /bills',
  'GET /vouchers',
  'GET /purchases',
  'GET /standings',
  'GET /notices',
  'GET /notice-settings',
  'GET /standing-orders',
  'GET /standing-orders/:order',
  'GET /late-requests',
  'GET /missed',
  'GET /renewals',
  'GET /classes/:class/trial/days',
  'GET /tours',
  'GET /complaints',
] as const;

const inBody = [
  'POST /children',
  'POST /elders',
  'POST /holds',
  'POST /bookings',
  'POST /waitlist',
  'POST /pauses',
  'POST /resumptions',
  'PUT /children/:child',
  'POST /children/:child/remove',
  'PUT /elders/:elder',
  'POST /elders/:elder/remove',
  'POST /elders/:elder/invitations',
  'PUT /elders/:elder/circle/:account',
  'POST /elders/:elder/circle/:account/leave',
  'POST /elders/:elder/consents',
  'PUT /notice-settings',
  'POST /standing-orders',
  'POST /standing-orders/:order/pause',
  'POST /standing-orders/:order/resume',
  'POST /standing-orders/:order/end',
  'POST /late-requests',
  'POST /tours',
  'POST /tour-cancellations',
  'POST /complaints',
] as const;

/** These also take down how the caller came to the desk. */
const withChannel = ['POST /holds', 'POST /bookings', 'POST /waitlist'] as const;

export const householdPaths = { inQuery, inBody, withChannel } as const;

/** Whether `GET /bookings/bkg_1` is what `GET /bookings/:booking` stands for. */
export function isAmong(patterns: readonly string[], method: string, path: string): boolean {
  const asked = `${method} ${path}`.split('/');
  return patterns.some((pattern) => {
    const parts = pattern.split('/');
    return (
      parts.length === asked.length &&
      parts.every((part, index) => part.startsWith(':') || part === asked[index])
    );
  });
}
