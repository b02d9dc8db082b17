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
