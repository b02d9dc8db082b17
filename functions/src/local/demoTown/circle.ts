import type { CircleRole } from '@huiyue/shared/circle/member';
import type { Actor } from '@huiyue/shared/people';
import { answerConsent } from '../../actions/circleConsents';
import { inviteMember, joinCircle } from '../../actions/circleMembers';
import { changeElder } from '../../actions/elders';
import type { Deps } from '../../ports';
import { once, receipt } from './step';

const keeper: Actor = { account: 'acc_demofamily', role: 'family', household: 'hh_demofamily', sites: [] };
const newcomers: readonly {
  readonly actor: Actor;
  readonly name: string;
  readonly relation: string;
  readonly roles: readonly CircleRole[];
}[] = [
  {
    actor: { account: 'acc_demofamily2', role: 'family', household: 'hh_demofamily2', sites: [] },
    name: '二舅（演示）',
    relation: '二儿子',
    roles: ['orders', 'pays', 'isTold'],
  },
  {
    actor: { account: 'acc_demoelder', role: 'family', household: 'hh_demoelder', sites: [] },
    name: '外婆（演示）',
    relation: '本人',
    roles: ['self'],
  },
];

/** The invented grandmother has a circle, has said yes to one household, and is still to be asked by the other. */
export async function fillDemoCircle(deps: Deps): Promise<void> {
  const { household } = keeper;
  const [elder] = household ? await deps.elders.list(household) : [];
  if (!elder || !household) return;
  const of = { elder: elder.id, household: undefined };
  const { name, birthDate, revision = 1 } = elder;
  const card = {
    allergies: ['peanuts' as const],
    diets: ['softFood' as const],
    mobility: 'walksWithAid' as const,
    emergencyContact: { name: '李女士（演示）', phone: '000 0000 0000' },
    address: '珠山区演示路8号（虚构）',
  };
  await once(() =>
    changeElder(
      deps,
      household,
      elder.id,
      { name, birthDate, card, revision },
      receipt(keeper.account, 'elder-card'),
    ),
  );
  for (const { actor, roles, ...called } of newcomers) {
    const key = `circle-${actor.account}`;
    await once(() => inviteMember(deps, keeper, { ...of, roles }, receipt(keeper.account, key)));
    const asked = await deps.answers.find(keeper.account, receipt(keeper.account, key).key);
    await once(() =>
      joinCircle(deps, actor, { code: codeIn(asked?.body), ...called }, receipt(actor.account, key)),
    );
  }
  const self: Actor = { account: 'acc_demoelder', role: 'family', household: 'hh_demoelder', sites: [] };
  await once(() =>
    answerConsent(
      deps,
      self,
      { elder: elder.id, orders: household, answer: 'given' },
      receipt(self.account, 'consent'),
    ),
  );
}

function codeIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}
