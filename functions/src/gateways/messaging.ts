import type { Instant } from '@huiyue/shared/civil';
import { noticeTopics } from '@huiyue/shared/notices/notice';
import { usualSendingRules } from '@huiyue/shared/notices/usualRules';
import * as z from 'zod';
import { templateFacts, type Messaging } from '../ports';
import { sealerWith } from './sealer';
import type { ReadSecret } from './secrets';
import { sendsNothing, smsAt } from './sms';
import { subscribeMessagesAt } from './subscribeMessage';
import { openidsAt } from './wechatLogin';

const minute = z.int().min(0).max(1439);
const sendingRules = z.strictObject({
  quietFrom: minute,
  quietUntil: minute,
  disturbFor: z.array(z.enum(noticeTopics)),
  smsAfterHours: z.number().positive(),
  callAfterHours: z.number().positive(),
  retryAfterMinutes: z.array(z.number().positive()),
  claimedForMinutes: z.number().min(1),
});
const templates = z.partialRecord(
  z.enum(noticeTopics),
  z.strictObject({ id: z.string().min(1), fields: z.record(z.string(), z.enum(templateFacts)) }),
);

const wechatEndpoint = 'https://api.weixin.qq.com';
const timeoutMs = 5000;

/**
 * How this deployment tells people. Each way is off until its setting is there: the templates that WeChat granted, the
 * address of an SMS gateway.
 */
export async function messagingFrom(
  env: NodeJS.ProcessEnv,
  parts: {
    readonly appSecret: string;
    /** What numbers are sealed under. */
    readonly secret: string;
    readonly readSecret: ReadSecret;
    readonly now: () => Instant;
  },
): Promise<Messaging> {
  const { appSecret, secret, readSecret, now } = parts;
  const { WECHAT_APP_ID: appId = '', SMS_ENDPOINT: smsEndpoint = '', SMS_SECRET: smsSecret = '' } = env;
  const granted = templates.parse(JSON.parse(env['NOTICE_TEMPLATES'] || '{}'));
  const wechat = { endpoint: wechatEndpoint, appId, appSecret, timeoutMs };
  return {
    rules: env['NOTICE_RULES'] ? sendingRules.parse(JSON.parse(env['NOTICE_RULES'])) : usualSendingRules,
    templates: granted,
    wechat:
      Object.keys(granted).length > 0
        ? subscribeMessagesAt({ ...wechat, templates: granted, page: 'packages/notices/list/index', now })
        : sendsNothing,
    sms:
      smsEndpoint === ''
        ? sendsNothing
        : smsAt({ endpoint: smsEndpoint, secret: await readSecret(smsSecret), timeoutMs, now }),
    openidOf: openidsAt(wechat),
    ...sealerWith(secret),
  };
}
