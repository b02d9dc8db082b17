import { addMonths, dateAt } from '@huiyue/shared/civil';
import { addElder } from '../../actions/elders';
import { enterPerson, searchPeople } from '../../actions/desk/people';
import type { Deps } from '../../ports';
import { once, receipt } from './step';

/** A number that no telephone has, of a caller that does not exist. */
const invented = { kind: 'phone', number: '13900000000' } as const;
const worker = {
  account: 'acc_demodesk',
  role: 'desk',
  sites: [],
  jurisdictions: ['360200'],
} as const;

/** Somebody without an app has called before: the desk finds her by her number. */
export async function fillDemoDesk(deps: Deps): Promise<void> {
  const found = await searchPeople(deps, worker, invented);
  if ('absent' in found || !found.ok || found.value.items.length > 0) return;
  const { ticket } = found.value;
  await once(async () => {
    const entered = await enterPerson(
      deps,
      worker,
      { ticket, name: '王奶奶（演示）' },
      receipt(worker.account, 'desk-caller'),
    );
    if ('absent' in entered || !entered.ok)
      throw new Error(`the rules refuse a caller of the demo town: ${JSON.stringify(entered)}`);
    const birthDate = addMonths(dateAt(deps.now()), -12 * 77);
    await once(() =>
      addElder(
        deps,
        worker,
        entered.value.household,
        { name: '王奶奶（演示）', birthDate },
        receipt(worker.account, 'desk-elder'),
      ),
    );
  });
}
