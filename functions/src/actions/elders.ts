import { ageInMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Elder } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../ports';
import { proofViews } from './proofs';

export async function listElders(deps: Deps, household: Id<'household'>): Promise<readonly ElderView[]> {
  const elders = await deps.elders.list(household);
  return elders.map((elder) => elderView(elder, dateAt(deps.now())));
}

export async function addElder(
  deps: Deps,
  household: Id<'household'>,
  asked: { readonly name: string; readonly birthDate: CivilDate },
  receipt: Receipt,
): Promise<Outcome<ElderView>> {
  const today = dateAt(deps.now());
  const { name, birthDate } = asked;
  if (birthDate > today) return refused({ code: 'elder.bornInFuture', facts: { birthDate, today } });
  const elder: Elder = { id: deps.newId('elder'), household, name, birthDate };
  const body = elderView(elder, today);
  await deps.elders.add(elder, { receipt, body });
  return accepted(body);
}

function elderView({ id, name, birthDate, proofs }: Elder, today: CivilDate): ElderView {
  return { id, name, birthDate, ageInMonths: ageInMonths(birthDate, today), proofs: proofViews(proofs) };
}
