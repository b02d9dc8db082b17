import { codeAsTyped, isOpen } from '@huiyue/shared/circle/invitation';
import { isoAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { ProofCodeView } from '@huiyue/shared/contract/desk';
import { bookingCodeIn } from '@huiyue/shared/desk/bookingCode';
import { identityNumber } from '@huiyue/shared/desk/identityNumber';
import { proofCodeLastsMs, proofCodeRestMs, type LinkProof } from '@huiyue/shared/desk/linkProof';
import { idPrefixes, type Id } from '@huiyue/shared/ids';
import type { NoticeWords } from '@huiyue/shared/notices/noticeWords';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Deps, NumberTicket, ProofCode, Receipt } from '../../ports';
import { findPerson, type Person } from '../people';
import { untilSettled } from '../untilSettled';

type Household = Id<'household'>;

/** What only the household can know or show; one of the four is enough. */
export type HouseholdProof =
  | { readonly birthDate: CivilDate; readonly lastFour?: string; readonly code?: string }
  | { readonly smsCode: string }
  | { readonly idCard: string; readonly recipient: Person['id']; readonly isSeen: true }
  | { readonly invitation: string };

export function linkProofIn(proof: HouseholdProof): LinkProof {
  if ('smsCode' in proof) return 'smsCode';
  if ('idCard' in proof) return 'idCardSeen';
  return 'invitation' in proof ? 'invitation' : 'questions';
}

/** Enough for a slip of the tongue; too few to try birth dates through. */
const mostWrongGuesses = 5;
const guessesRestMs = 30 * 60_000;

/**
 * Birth dates and last digits can be tried through: after a few that were wrong this worker waits, for this household.
 * What was wrong is written down before it is said, so that a call that is cut off counts as well.
 */
export async function refusalOfProof(
  deps: Deps,
  actor: Actor,
  household: Household,
  asked: { readonly ticket: NumberTicket; readonly proof: HouseholdProof | undefined },
): Promise<Refusal | 'again' | undefined> {
  const { account } = actor;
  const { proof } = asked;
  const kept = await deps.proofGuesses.find(account, household);
  const now = deps.now();
  const wrong = !kept || now >= kept.at + guessesRestMs ? 0 : kept.wrong;
  const rests = pausedUntil(kept, now);
  if (rests !== undefined) return { code: 'person.guessesPaused', facts: { until: rests } };
  const isRight = proof !== undefined && (await isProven(deps, actor, household, asked.ticket, proof));
  if (isRight && !kept) return undefined;
  const refusalWith = (triesLeft: number): Refusal => ({
    code: 'person.notProven',
    facts: { triesLeft, proof: proof ? linkProofIn(proof) : 'questions' },
  });
  // Nothing was guessed: nothing is counted.
  if (!proof) return refusalWith(mostWrongGuesses - wrong);
  const revision = (kept?.revision ?? 0) + 1;
  const next = { account, household, wrong: isRight ? 0 : wrong + 1, at: now, revision };
  if ((await deps.proofGuesses.write([next])) === 'stale') return 'again';
  return isRight ? undefined : refusalWith(mostWrongGuesses - next.wrong);
}

function pausedUntil(
  kept: { readonly wrong: number; readonly at: Instant } | undefined,
  now: Instant,
): Instant | undefined {
  if (!kept || kept.wrong < mostWrongGuesses || now >= kept.at + guessesRestMs) return undefined;
  return kept.at + guessesRestMs;
}

async function isProven(
  deps: Deps,
  actor: Actor,
  household: Household,
  ticket: NumberTicket,
  proof: HouseholdProof,
): Promise<boolean> {
  if ('smsCode' in proof) return isCodeSent(deps, actor, household, ticket, proof.smsCode);
  if ('idCard' in proof) return isCardOf(deps, actor, household, proof);
  if ('invitation' in proof) return isInvited(deps, actor, household, proof.invitation);
  return isKnowing(deps, household, proof);
}

/** A birth date of one of its people, and a number or a code of its own: together, what the household alone knows. */
async function isKnowing(
  deps: Deps,
  household: Household,
  proof: Extract<HouseholdProof, { birthDate: CivilDate }>,
): Promise<boolean> {
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

/** The worker has the card before them and says that it is this person's; its birth date has to say so too. */
async function isCardOf(
  deps: Deps,
  actor: Actor,
  household: Household,
  { idCard, recipient }: Extract<HouseholdProof, { idCard: string }>,
): Promise<boolean> {
  const card = openTicket(deps, actor, idCard);
  if (card?.kind !== 'idCard') return false;
  const person = await findPerson(deps, household, recipient);
  return person !== undefined && person.birthDate === card.birthDate;
}

/** Drawn by somebody who decides in the circle, and read out by whoever they gave it to. It is good for this once. */
async function isInvited(deps: Deps, { account }: Actor, household: Household, typed: string) {
  const now = deps.now();
  const found = await deps.invitations.find(codeAsTyped(typed), 'INVITE');
  if (!found || found.household !== household) return false;
  if (!(await deps.elders.find(household, found.elder))) return false;
  // The number is put down after this: a worker whose call was lost in between asks again with the same code.
  if (found.used) return found.used.by === account && now < found.used.at + proofCodeLastsMs;
  if (!isOpen(found, now)) return false;
  const used = { ...found, used: { by: account, at: now }, revision: found.revision + 1 };
  return (await deps.invitations.write([used])) === 'committed';
}

async function isCodeSent(
  deps: Deps,
  { account }: Actor,
  household: Household,
  { hashes }: NumberTicket,
  typed: string,
): Promise<boolean> {
  const sent = await deps.proofCodes.find(account, household);
  if (!sent || !hashes.includes(sent.hash) || deps.now() >= sent.at + proofCodeLastsMs) return false;
  return deps.identities.codeOf(codeParts(sent)) === typed;
}

/** For this worker, this household, this number and this instant: it proves nothing else. */
function codeParts({ account, household, hash, at }: ProofCode): readonly string[] {
  return [account, household, hash, String(at)];
}

/**
 * A code by SMS to a number the household left: the one kept for its notices, or one it once gave, which the worker
 * types again because it was not kept. Sent after the commit, once; a repeat of the request sends nothing.
 */
export function sendProofCode(
  deps: Deps,
  actor: Actor,
  asked: { readonly ticket: string; readonly household: Household; readonly number?: string },
  receipt: Receipt,
): Promise<Outcome<ProofCodeView>> {
  return untilSettled(async () => {
    const { account } = actor;
    const { household } = asked;
    const ticket = openTicket(deps, actor, asked.ticket);
    const [hash] = ticket?.hashes ?? [];
    if (hash === undefined) return refused({ code: 'person.searchAgain', facts: {} });
    const now = deps.now();
    const rests = pausedUntil(await deps.proofGuesses.find(account, household), now);
    if (rests !== undefined) return refused({ code: 'person.guessesPaused', facts: { until: rests } });
    const before = await deps.proofCodes.find(account, household);
    if (before && now < before.at + proofCodeRestMs)
      return refused({ code: 'person.codeJustSent', facts: { until: before.at + proofCodeRestMs } });
    const phone = await phoneFor(deps, household, asked.number);
    if (phone === undefined) return refused({ code: 'person.noPhone', facts: {} });

    const code: ProofCode = {
      account,
      household,
      hash,
      phoneEnd: phone.slice(-4),
      at: now,
      state: 'sending',
      revision: (before?.revision ?? 0) + 1,
    };
    const body = codeView(code);
    if ((await deps.proofCodes.write([code], { receipt, body })) === 'stale') return 'again';
    const ended = { ...code, state: await sentTo(deps, phone, code), revision: code.revision + 1 };
    await deps.proofCodes.write([ended]);
    return accepted(codeView(ended));
  });
}

async function sentTo(deps: Deps, phone: string, code: ProofCode): Promise<ProofCode['state']> {
  const words = proofCodeWords(deps.identities.codeOf(codeParts(code)));
  const id =
    `${idPrefixes.notice}_${deps.identities.nameFrom(['code', ...codeParts(code)]).slice(0, 24)}` as const;
  try {
    const result = await deps.messaging.sms.send(phone, { notice: { id }, words });
    return result.ok ? 'sent' : 'failed';
  } catch (error) {
    // Sent or not, nobody knows: the caller does, and is asked.
    deps.log.fault(error, { requestId: '(proof code)', route: 'sendProofCode' });
    return 'sending';
  }
}

function proofCodeWords(code: string): NoticeWords {
  return {
    title: '验证码',
    text: `验证码 ${code}，10 分钟内有效。有人打热线或到窗口，要把一个新号码登记到您家。不是您家的人在办，请不要告诉别人。`,
  };
}

function codeView({ phoneEnd, at, state }: ProofCode): ProofCodeView {
  return { phoneEnd, state, until: isoAt(at + proofCodeLastsMs) };
}

/** A number typed again counts only if this household gave it; a fixed line takes no SMS. */
async function phoneFor(
  deps: Deps,
  household: Household,
  typed: string | undefined,
): Promise<string | undefined> {
  if (typed === undefined) return noticePhoneOf(deps, household);
  const number = identityNumber('phone', typed);
  if (!number?.digits.startsWith('1')) return undefined;
  const hashes = deps.identities.hashesOf(number);
  const known = await deps.knownNumbers.findEach(hashes.map((owner) => ({ owner, key: household })));
  return known.length > 0 ? number.digits : undefined;
}

/** The number that was left for notices: the one the desk keeps for a household that rings up, or a member's own. */
export async function noticePhoneOf(deps: Deps, household: Household): Promise<string | undefined> {
  const settings = await deps.noticeSettings.of(household);
  const left = [...settings.filter(({ reader }) => reader === household), ...settings];
  const sealed = left.find(({ phone }) => phone !== undefined)?.phone;
  return sealed === undefined ? undefined : deps.messaging.unseal(sealed);
}

/** @returns undefined for one that has run out, is another worker's, or was made up. */
export function openTicket(deps: Deps, { account }: Actor, sealed: string): NumberTicket | undefined {
  const ticket = deps.identities.open(sealed);
  return ticket && ticket.account === account && deps.now() <= ticket.until ? ticket : undefined;
}

export async function peopleOf(deps: Deps, household: Household): Promise<readonly Person[]> {
  return (await Promise.all([deps.elders.list(household), deps.children.list(household)])).flat();
}
