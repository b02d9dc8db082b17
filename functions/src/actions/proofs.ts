import { dateAt } from '@huiyue/shared/civil';
import type { ProvenView } from '@huiyue/shared/contract/elders';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Child, Proof } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { nextPerson, refusalOfOverwriting } from './cards';
import { findPerson, type Person } from './people';
import { untilSettled } from './untilSettled';

type Asked = {
  readonly household: Id<'household'>;
  readonly recipient: Person['id'];
  readonly proofs: readonly Pick<Proof, 'group' | 'published'>[];
  readonly site: Id<'site'> | undefined;
  /** The revision that was read. */
  readonly revision: number;
};

/**
 * Somebody has looked at the papers. What an institution saw counts at its own site; it says nothing of what others
 * saw, and takes nothing of that away. The desk's word counts everywhere.
 */
export async function proveGroups(
  deps: Deps,
  actor: Actor,
  { household, recipient, proofs, site, revision }: Asked,
  receipt: Receipt,
): Promise<Outcome<ProvenView> | Absent> {
  if (actor.role === 'institution' && (site === undefined || !actor.sites.includes(site))) return absent;
  return untilSettled(async () => {
    const person = await findPerson(deps, household, recipient);
    if (!person) return absent;
    const refusal = refusalOfOverwriting(person, revision);
    if (refusal) return refused(refusal);
    const next = nextPerson(person, { proofs: withProofs(deps, person, actor, proofs, site) });
    const body = { recipient, proofs: proofViews(next.proofs), revision: revision + 1 };
    const reply = { receipt, body };
    const written = await (isChild(next)
      ? deps.children.change(next, reply)
      : deps.elders.change(next, reply));
    return written === 'stale' ? 'again' : accepted(body);
  });
}

function isChild(person: Person): person is Child {
  return isId('child', person.id);
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
