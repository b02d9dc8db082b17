import { dateAt } from '@huiyue/shared/civil';
import type { ProvenView } from '@huiyue/shared/contract/elders';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Proof } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import type { Person } from './people';

type Asked = {
  readonly household: Id<'household'>;
  readonly recipient: Person['id'];
  readonly proofs: readonly Pick<Proof, 'group' | 'published'>[];
  readonly site: Id<'site'> | undefined;
};

/**
 * Somebody has looked at the papers. What an institution saw counts at its own site; it says nothing of what others
 * saw, and takes nothing of that away. The desk's word counts everywhere.
 */
export async function proveGroups(
  deps: Deps,
  actor: Actor,
  { household, recipient, proofs, site }: Asked,
  receipt: Receipt,
): Promise<Outcome<ProvenView> | Absent> {
  if (actor.role === 'institution' && (site === undefined || !actor.sites.includes(site))) return absent;
  if (isId('child', recipient)) {
    const child = await deps.children.find(household, recipient);
    if (!child) return absent;
    const next = { ...child, proofs: withProofs(deps, child, actor, proofs, site) };
    const body = { recipient, proofs: proofViews(next.proofs) };
    await deps.children.change(next, { receipt, body });
    return accepted(body);
  }
  const elder = await deps.elders.find(household, recipient);
  if (!elder) return absent;
  const next = { ...elder, proofs: withProofs(deps, elder, actor, proofs, site) };
  const body = { recipient, proofs: proofViews(next.proofs) };
  await deps.elders.change(next, { receipt, body });
  return accepted(body);
}

function withProofs(
  deps: Deps,
  { proofs: before = [] }: Pick<Person, 'proofs'>,
  actor: Actor,
  seen: Asked['proofs'],
  site: Id<'site'> | undefined,
): readonly Proof[] {
  const on = dateAt(deps.now());
  return [
    ...before.filter((proof) => proof.site !== site),
    ...seen.map(({ group, published }) => ({
      group,
      ...(published === undefined ? {} : { published }),
      ...(site === undefined ? {} : { site }),
      by: actor.account,
      on,
    })),
  ];
}

export function proofViews(proofs: readonly Proof[] = []): ProvenView['proofs'] {
  return proofs.map(({ group, published, site, on }) => ({
    group,
    published: published ?? null,
    site: site ?? null,
    on,
  }));
}
