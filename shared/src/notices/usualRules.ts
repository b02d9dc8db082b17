import type { SendingRules } from './sending';

/** What holds where whoever runs the service has set nothing else. */
export const usualSendingRules: SendingRules = {
  quietFrom: 21 * 60 + 30,
  quietUntil: 7 * 60 + 30,
  disturbFor: ['care'],
  smsAfterHours: 6,
  callAfterHours: 18,
  retryAfterMinutes: [1, 5, 30, 120],
  claimedForMinutes: 5,
};
