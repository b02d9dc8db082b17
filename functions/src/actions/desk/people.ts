import { ageInMonths, dateAt, isoAt } from '@huiyue/shared/civil';
import type { FoundHousehold, PeopleFound } from '@huiyue/shared/contract/desk';
import { identityNumber, type NumberKind } from '@huiyue/shared/desk/identityNumber';
import { isId, type Id } from '@huiyue/shared/ids';
import type { Tell } from '@huiyue/shared/notices/notice';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, KnownNumber, NamingReceipt, NumberLink, NumberTicket } from '../../ports';
import { absent, type Absent } from '../absent';
import { findPerson, type Person } from '../people';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';
import { reachesHousehold } from './area';
import { servedBy } from './households';
import {
  linkProofIn,
  noticePhoneOf,
  openTicket,
  peopleOf,
  refusalOfProof,
  type HouseholdProof,
} from './proveHousehold';

/** Long enough to ask for a name and a birth date over the telephone. */
const ticketLastsMs = 30 * 60_000;

/** Whoever gave this number in the desk's area. What comes back stands for the number, and does not hold it. */
export async function searchPeople(
  deps: Deps,
  actor: Actor,
  asked: { readonly kind: NumberKind; readonly number: string },
): Promise<Outcome<PeopleFound> | Absent> {
  const number = identityNumber(asked.kind, asked.number);
  // The contract has seen to the form; what is left is a card of somebody not born yet.
  if (!number || (number.birthDate !== undefined && number.birthDate > dateAt(deps.now()))) return absent;
  const { kind, lastFour, birthDate } = number;
  const hashes = deps.identities.hashesOf(number);
  const known = await knownInReach(deps, actor, hashes);
  const until = deps.now() + ticketLastsMs;
  const ticket: NumberTicket = {
    kind,
    keyId: deps.identities.keyId,
    hashes,
    lastFour,
    ...(birthDate ? { birthDate } : {}),
    account: actor.account,
    until,
  };
  return accepted({
    kind,
    lastFour,
    birthDate: birthDate ?? null,
    ticket: deps.identities.seal(ticket),
    items: await Promise.all(known.map((one) => foundHousehold(deps, one))),
  });
}

type Asked = {
  readonly ticket: string;
  readonly name: string;
  readonly recipient?: Person['id'];
  readonly household?: Id<'household'>;
  readonly proof?: HouseholdProof;
  readonly isSeparate?: boolean;
  readonly jurisdiction?: string;
};

/** Puts a number down: for a household that is opened with it, or for one that is there and proves who it is. */
export function enterPerson(
  deps: Deps,
  actor: Actor,
  asked: Asked,
  receipt: NamingReceipt,
): Promise<Outcome<{ readonly household: Id<'household'> }> | Absent> {
  return untilSettled(async () => {
    const ticket = openTicket(deps, actor, asked.ticket);
    if (!ticket) return refused({ code: 'person.searchAgain', facts: {} });
    const household = asked.household ?? idFrom('household', receipt);
    if (asked.recipient && !(await findPerson(deps, household, asked.recipient))) return absent;
    const before = await deps.answers.find(receipt.account, receipt.key);
    const { proof } = asked;
    const unproven =
      asked.household && (await refusalOfProof(deps, actor, asked.household, { ticket, proof }));
    if (unproven) return unproven === 'again' ? 'again' : refused(unproven);

    const known = await knownInReach(deps, actor, ticket.hashes);
    const others = known.filter((one) => one.household !== household);
    if (!before && others.length > 0 && !asked.isSeparate)
      return refused({ code: 'person.numberKnown', facts: { households: others.length } });

    const served = servedBy(deps, actor, household, asked.jurisdiction);
    if (!served) return absent;
    const isServed = (await deps.servedHouseholds.find(household, served.jurisdiction)) !== undefined;
    // Under the key in use, whatever it was found under: this is where a change of keys is carried over.
    const [hash = ''] = ticket.hashes;
    const own = await deps.knownNumbers.find(hash, household);
    const { kind, lastFour, birthDate } = ticket;
    const link = asked.household && proof && { proof: linkProofIn(proof), by: actor.account, at: deps.now() };
    const next: KnownNumber = {
      hash,
      keyId: deps.identities.keyId,
      kind,
      lastFour,
      household,
      ...(asked.recipient ? { recipient: asked.recipient } : {}),
      name: asked.name,
      ...(birthDate ? { birthDate } : {}),
      by: actor.account,
      at: deps.now(),
      ...(link || own?.links ? { links: [...(own?.links ?? []), ...(link ? [link] : [])] } : {}),
      revision: (own?.revision ?? 0) + 1,
    };
    const body = { household };
    // The area first: a household with a number that no desk may open would be worse than one without.
    if (!isServed) await deps.servedHouseholds.write([served]);
    const result = await deps.knownNumbers.write([next], { receipt, body }, link ? [linked(next)] : []);
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** The household hears of it: a number that none of them gave is found out. */
function linked({ household, lastFour, at }: KnownNumber): Tell {
  return {
    kind: 'numberLinked',
    to: { who: 'household', id: household },
    about: {},
    facts: { number: lastFour },
    at,
  };
}

/** One row for each household, the one under the key in use before those under earlier keys. */
async function knownInReach(
  deps: Deps,
  actor: Actor,
  hashes: readonly string[],
): Promise<readonly KnownNumber[]> {
  const rows = (await Promise.all(hashes.map((hash) => deps.knownNumbers.of(hash)))).flat();
  const first = rows.filter(
    ({ household }, index) => rows.findIndex((other) => other.household === household) === index,
  );
  const reached = await Promise.all(first.map(({ household }) => reachesHousehold(deps, actor, household)));
  return first.filter((_, index) => reached[index]);
}

async function foundHousehold(deps: Deps, known: KnownNumber): Promise<FoundHousehold> {
  const { household, name } = known;
  const [people, numbers, phone] = await Promise.all([
    peopleOf(deps, household),
    deps.knownNumbers.listed(household),
    noticePhoneOf(deps, household),
  ]);
  const today = dateAt(deps.now());
  return {
    household,
    name,
    recipient: known.recipient ?? null,
    people: people.map((person) => ({
      id: person.id,
      kind: isId('child', person.id) ? 'child' : 'elder',
      name: person.name,
      ageInMonths: ageInMonths(person.birthDate, today),
    })),
    numbers: await Promise.all(
      numbers.map(async ({ kind, lastFour, name: by, links }) => ({
        kind,
        lastFour,
        name: by,
        link: await linkView(deps, links?.at(-1)),
      })),
    ),
    noticePhoneEnd: phone?.slice(-4) ?? null,
  };
}

async function linkView(deps: Deps, link: NumberLink | undefined) {
  if (!link) return null;
  const worker = await deps.accounts.find(link.by);
  return { proof: link.proof, by: worker?.displayName ?? '', at: isoAt(link.at) };
}
