import * as z from 'zod';
import { roles } from '../people';
import { divisionCode, idOf, shortText } from './common';

export const session = z
  .strictObject({ token: z.string(), expiresAt: z.string() })
  .meta({ id: 'Session', description: 'Send it as `Authorization: Bearer <token>`.' });
export type SessionView = z.infer<typeof session>;

export const demoLogin = z.strictObject({ account: shortText(40) });
export const wechatLogin = z.strictObject({
  code: shortText(128).meta({ description: 'What wx.login answered; good once.' }),
});

export const demoAccount = z
  .strictObject({ account: z.string(), displayName: z.string(), role: z.enum(roles), about: z.string() })
  .meta({ id: 'DemoAccount' });
export const demoAccounts = z.strictObject({ items: z.array(demoAccount) });
export type DemoAccountView = z.infer<typeof demoAccount>;

export const me = z
  .strictObject({
    account: idOf('account'),
    displayName: z.string(),
    role: z.enum(roles),
    /** A family's own; the desk asks for it when it acts for a caller. */
    household: idOf('household').nullable(),
    sites: z.array(z.strictObject({ id: idOf('site'), name: z.string(), jurisdiction: z.string() })),
    /** The places a regulator publishes for. */
    jurisdictions: z.array(z.strictObject({ code: divisionCode, name: z.string() })),
  })
  .meta({ id: 'Me' });
export type MeView = z.infer<typeof me>;
