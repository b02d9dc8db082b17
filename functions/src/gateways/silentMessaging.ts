import { usualSendingRules } from '@huiyue/shared/notices/usualRules';
import type { Messaging } from '../ports';
import { sealerWith } from './sealer';
import { sendsNothing } from './sms';

/** Where notices go out no other way than by lying in the app. */
export function silentMessaging(secret: string): Messaging {
  return {
    rules: usualSendingRules,
    templates: {},
    wechat: sendsNothing,
    sms: sendsNothing,
    openidOf: () => Promise.resolve(undefined),
    ...sealerWith(secret),
  };
}
