import { ageInMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { FoundHousehold, PeopleFound } from '@huiyue/shared/contract/desk';
import { bookingCodeIn } from '@huiyue/shared/desk/bookingCode';
import { identityNumber, type NumberKind } from '@huiyue/shared/desk/identityNumber';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Deps, KnownNumber, NamingReceipt, NumberTicket } from '../../ports';
import { absent, type Absent } from '../absent';
import { findPerson, type Person } from '../people';
import { idFrom } from '../receipts';
import { untilSettled } from '../untilSettled';
import { reachesHousehold } from './area';
import { servedBy } from './households';

/** Long enough to ask for a name and a birth date over the telephone. */
const ticketLastsMs = 30 * 60_000;

/** Enough for a slip of the tongue; too few to try birth dates through. */
const mostWrongGuesses = 5;
const guessesRestMs = 30 * 60_000;

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
  readonly proof?: {
    readonly birthDate: CivilDate;
    readonly lastFour?: string;
    readonly code?: string;
  };
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
    const ticket = deps.identities.open(asked.ticket);
    if (!ticket || ticket.account !== actor.account || deps.now() > ticket.until)
      return refused({ code: 'person.searchAgain', facts: {} });
    const household = asked.household ?? idFrom('household', receipt);
    if (asked.recipient && !(await findPerson(deps, household, asked.recipient))) return absent;
    const unproven = asked.household && (await refusalOfProof(deps, actor, asked.household, asked.proof));
    if (unproven) return unproven === 'again' ? 'again' : refused(unproven);

    const before = await deps.answers.find(receipt.account, receipt.key);
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
      revision: (own?.revision ?? 0) + 1,
    };
    const body = { household };
    // The area first: a household with a number that no desk may open would be worse than one without.
    if (!isServed) await deps.servedHouseholds.write([served]);
    const result = await deps.knownNumbers.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
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

/**
 * Birth dates and last digits can be tried through: after a few that were wrong this worker waits, for this household.
 * What was wrong is written down before it is said, so that a call that is cut off counts as well.
 */
async function refusalOfProof(
  deps: Deps,
  { account }: Actor,
  household: Id<'household'>,
  proof: Asked['proof'],
): Promise<Refusal | 'again' | undefined> {
  const kept = await deps.proofGuesses.find(account, household);
  const now = deps.now();
  const isOver = !kept || now >= kept.at + guessesRestMs;
  const wrong = isOver ? 0 : kept.wrong;
  if (kept && wrong >= mostWrongGuesses)
    return { code: 'person.guessesPaused', facts: { until: kept.at + guessesRestMs } };
  const isRight = await isProven(deps, household, proof);
  if (isRight && !kept) return undefined;
  // Nothing was guessed: nothing is counted.
  if (!proof) return { code: 'person.notProven', facts: { triesLeft: mostWrongGuesses - wrong } };
  const revision = (kept?.revision ?? 0) + 1;
  const next = { account, household, wrong: isRight ? 0 : wrong + 1, at: now, revision };
  if ((await deps.proofGuesses.write([next])) === 'stale') return 'again';
  if (isRight) return undefined;
  return { code: 'person.notProven', facts: { triesLeft: mostWrongGuesses - next.wrong } };
}

/** What a household alone can know together: a birth date of one of its people, and a number or a code of its own. */
async function isProven(deps: Deps, household: Id<'household'>, proof: Asked['proof']): Promise<boolean> {
  if (!proof) return false;
  const [people, numbers] = await Promise.all([
    peopleOf(deps, household),
    deps.knownNumbers.listed(household),
  ]);
  const knowsBirthDate = [...people, ...numbers].some(({ birthDate }) => birthDate === proof.birthDate);
  if (!knowsBirthDate) return false;
  if (proof.lastFour !== undefined && numbers.some(({ lastFour }) => lastFour === proof.lastFour))
    return true;
  const code = proof.code === undefined ? undefined : bookingCodeIn(proof.code);
  if (code === undefined) return false;
  const bookings = await deps.bookings.findAll(await deps.bookingCodes.find(code));
  return bookings.some((booking) => booking.household === household);
}

async function peopleOf(deps: Deps, household: Id<'household'>): Promise<readonly Person[]> {
  return (await Promise.all([deps.elders.list(household), deps.children.list(household)])).flat();
}

async function foundHousehold(deps: Deps, known: KnownNumber): Promise<FoundHousehold> {
  const { household, name } = known;
  const [people, numbers] = await Promise.all([
    peopleOf(deps, household),
    deps.knownNumbers.listed(household),
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
    numbers: numbers.map((one) => ({ kind: one.kind, lastFour: one.lastFour, name: one.name })),
  };
}
