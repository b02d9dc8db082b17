import type { CivilDate } from '@huiyue/shared/civil';
import { shutDaysIn, type ShutDay } from '@huiyue/shared/house/closing';
import type { Id } from '@huiyue/shared/ids';
import type { Deps } from '../../ports';

/** On which days a house is shut: its closings say so, to the roll-call, to bills and to whoever looks for the missed. */
export async function readShutDays(
  deps: Pick<Deps, 'closings'>,
  site: Id<'site'>,
  days: { readonly from: CivilDate; readonly until: CivilDate },
): Promise<readonly ShutDay[]> {
  return shutDaysIn(await deps.closings.of(site, { from: days.from }), days);
}
