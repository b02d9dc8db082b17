import type { CarerView, NewCarer } from '@huiyue/shared/contract/carers';
import type { Carer } from '@huiyue/shared/elderServices/rounds';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';

export async function listCarers(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly CarerView[] | Absent> {
  const site = await siteInReach(deps, actor, id);
  return site ? (await deps.carers.of(site.id)).map(carerView) : absent;
}

export async function addCarer(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'> } & NewCarer,
  receipt: NamingReceipt,
): Promise<Outcome<CarerView> | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const carer: Carer = { ...asked, id: idFrom('carer', receipt), site: site.id, revision: 1 };
  const body = carerView(carer);
  await deps.carers.write([carer], { receipt, body });
  return accepted(body);
}

/** Where they are sent already they go, whatever is changed here: who leaves has to be taken off the rounds. */
export function changeCarer(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly carer: Id<'carer'>; readonly revision: number } & NewCarer,
  receipt: NamingReceipt,
): Promise<Outcome<CarerView> | Absent> {
  const { carer: id, revision, ...terms } = asked;
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    const before = site && (await deps.carers.find(site.id, id));
    if (!before) return absent;
    if (before.revision !== revision)
      return refused({ code: 'carer.changed', facts: { revision: before.revision } });
    const carer: Carer = { ...terms, id, revision: revision + 1 };
    const body = carerView(carer);
    const result = await deps.carers.write([carer], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

function carerView({ hours, cares, ...carer }: Carer): CarerView {
  return { ...carer, hours: hours.map((one) => ({ ...one })), cares: [...cares] };
}
