import { narrowestInForce, type AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { publishedAs, type Published } from './published';
import type { ServiceLine } from './serviceLines';

/** The number people may call about a line. Undefined: none is published. */
export function hotlineOn(
  policy: Policy,
  asked: AskedAt & { readonly line: ServiceLine },
): (Published & { readonly phone: string; readonly lines: readonly ServiceLine[] }) | undefined {
  const rule = narrowestInForce(policy, asked, policy.rules.hotlines, { line: asked.line });
  return rule && { ...publishedAs(policy, rule), phone: rule.phone, lines: rule.lines };
}

/** Whom to call about something of a line: its own number, or for elders' services the one that is published for any. */
export function numberToCall(
  policy: Policy,
  asked: AskedAt & { readonly line: ServiceLine },
): string | undefined {
  const known = hotlineOn(policy, asked);
  return (known ?? (asked.line === 'childcare' ? undefined : elderHotlineOn(policy, asked)))?.phone;
}

/** In the order in which somebody older most often needs help. */
const elderLines = ['homeCare', 'meal', 'dayCare', 'homeBed'] as const satisfies readonly ServiceLine[];

/** The one number to put on a large button: what is published for any line of elders' services. */
export function elderHotlineOn(policy: Policy, asked: AskedAt): ReturnType<typeof hotlineOn> {
  for (const line of elderLines) {
    const hotline = hotlineOn(policy, { ...asked, line });
    if (hotline) return hotline;
  }
  return undefined;
}
