import {
  consentCode,
  mayAnswer,
  mayAsk,
  refusalOfOrdering,
  type Consent,
  type ConsentAnswer,
  type ConsentHow,
  type Orders,
} from '@huiyue/shared/circle/consent';
import { mayDo } from '@huiyue/shared/circle/member';
import { isoAt, type Instant } from '@huiyue/shared/civil';
import type { ConsentView } from '@huiyue/shared/contract/circle';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Elder } from '@huiyue/shared/people';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Deps, NamingReceipt } from '../ports';
import { absent, type Absent } from './absent';
import { homeOfElder, reachesHousehold } from './desk/area';
import type { Person } from './people';
import { ownHousehold, reachPerson } from './reach';
import { untilSettled } from './untilSettled';

/** How the one who orders is written into the book: a household, or the desk. */
export function ordersOf(actor: Actor): Orders {
  return actor.role === 'desk' ? 'desk' : ownHousehold(actor);
}

/** A question to an elder that nobody has put to her yet. */
export function newConsent(
  elder: Pick<Elder, 'id' | 'name'>,
  orders: Orders,
  asked: { readonly by: Id<'account'>; readonly name: string; readonly at: Instant; readonly digest: string },
): Consent {
  const { by, name, at, digest } = asked;
  return {
    elder: elder.id,
    orders,
    state: 'asked',
    code: consentCode(digest),
    asked: { by, name, elderName: elder.name, at },
    revision: 1,
  };
}

/**
 * May these people be ordered for by this actor? What the desk orders for a caller it has heard from the elder, on the
 * phone or at the counter: that is written down before the order is made, and stands even if nothing comes of it.
 */
export async function refusalOfConsent(
  deps: Deps,
  actor: Actor,
  people: readonly Person['id'][],
  heard: 'phone' | 'inPerson' = 'phone',
): Promise<Refusal | undefined> {
  const elders = [...new Set(people)].filter((id) => isId('elder', id));
  if (elders.length === 0 || actor.role === 'institution') return undefined;
  const orders = ordersOf(actor);
  const consents = await deps.consents.findEach(elders.map((owner) => ({ owner, key: orders })));
  for (const elder of elders) {
    const consent = consents.find((one) => one.elder === elder);
    if (actor.role === 'desk' && !consent) {
      await heardByDesk(deps, actor, elder, heard);
      continue;
    }
    const refusal = refusalOfOrdering(elder, consent);
    if (refusal && !(await isSelf(deps, elder, actor))) return refusal;
  }
  return undefined;
}

async function heardByDesk(
  deps: Deps,
  { account, role }: Actor,
  elder: Id<'elder'>,
  how: 'phone' | 'inPerson',
): Promise<void> {
  const at = deps.now();
  await deps.consents.write([
    {
      elder,
      orders: 'desk',
      state: 'given',
      code: '',
      asked: { by: account, name: '', elderName: '', at },
      answered: { how, at, by: account, role },
      revision: 1,
    },
  ]);
}

/** Nobody consents to what they do themselves. */
export async function isSelf(deps: Deps, elder: Id<'elder'>, actor: Actor): Promise<boolean> {
  if (actor.role !== 'family') return false;
  const member = await deps.members.find(elder, actor.account);
  return member !== undefined && mayDo(member, 'answer');
}

/** Puts the question to her, or puts it again under a new code. Asked already or given already, it stays as it is. */
export function askConsent(
  deps: Deps,
  actor: Actor,
  asked: { readonly elder: Id<'elder'>; readonly household: Id<'household'> | undefined },
  receipt: NamingReceipt,
): Promise<Outcome<ConsentView> | Absent> {
  return untilSettled(async () => {
    const person = await reachPerson(deps, actor, asked.household, asked.elder, 'order');
    if (!person || !isId('elder', person.id)) return absent;
    const orders = ordersOf(actor);
    const before = await deps.consents.find(person.id, orders);
    if (before && !mayAsk(before.state))
      return refused({ code: 'consent.notOpen', facts: { state: before.state } });
    const name = (await nameIn(deps, person.id, actor)) ?? '';
    const at = deps.now();
    const { digest } = receipt;
    const next: Consent = {
      ...newConsent({ id: person.id, name: person.name }, orders, { by: actor.account, name, at, digest }),
      revision: (before?.revision ?? 0) + 1,
    };
    const body = consentView(next, true);
    return (await deps.consents.write([next], { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}

/** As the circle calls them, or as they signed in. */
export async function nameIn(
  deps: Deps,
  elder: Id<'elder'>,
  { account }: Actor,
): Promise<string | undefined> {
  const member = await deps.members.find(elder, account);
  return member?.name ?? (await deps.accounts.find(account))?.displayName;
}

type AnswerAsked = {
  readonly elder: Id<'elder'>;
  readonly orders: Orders;
  readonly answer: ConsentAnswer;
  readonly how?: ConsentHow;
  readonly code?: string;
};

/** Hers to give: her own account taps; the desk writes down what it hears, and from whom it heard the code. */
export function answerConsent(
  deps: Deps,
  actor: Actor,
  asked: AnswerAsked,
  receipt: NamingReceipt,
): Promise<Outcome<ConsentView> | Absent> {
  return untilSettled(async () => {
    if (actor.role !== 'desk' && !(await isSelf(deps, asked.elder, actor))) return absent;
    const before = await deps.consents.find(asked.elder, asked.orders);
    if (!before) return absent;
    const how = actor.role === 'desk' ? (asked.how ?? 'phone') : 'tap';
    if (how === 'code' && asked.code !== before.code)
      return refused({ code: 'consent.otherCode', facts: {} });
    return write(deps, actor, before, asked.answer, how, receipt);
  });
}

/** For whoever has her on the phone or before them, and the code. Codes are few enough to be told apart by themselves. */
export function answerConsentByCode(
  deps: Deps,
  actor: Actor,
  asked: { readonly code: string; readonly answer: 'given' | 'refused'; readonly how: 'code' | 'inPerson' },
  receipt: NamingReceipt,
): Promise<Outcome<ConsentView> | Absent> {
  return untilSettled(async () => {
    const found = await deps.consents.listed('ALL', { from: `${asked.code}#`, to: `${asked.code}#~` });
    const [listed, another] = found;
    const before = listed && !another ? await deps.consents.find(listed.elder, listed.orders) : undefined;
    if (before?.state !== 'asked' || before.code !== asked.code)
      return refused({ code: 'consent.otherCode', facts: {} });
    // The telephone is the desk's; an institution sees whom it asks.
    const how = actor.role === 'institution' ? 'inPerson' : asked.how;
    return write(deps, actor, before, asked.answer, how, receipt);
  });
}

async function write(
  deps: Deps,
  actor: Actor,
  before: Consent,
  answer: ConsentAnswer,
  how: ConsentHow,
  receipt: NamingReceipt,
): Promise<Outcome<ConsentView> | 'again'> {
  if (!mayAnswer(before.state, answer))
    return refused({ code: 'consent.notOpen', facts: { state: before.state } });
  const { account: by, role } = actor;
  const next: Consent = {
    ...before,
    state: answer,
    answered: { how, at: deps.now(), by, role },
    revision: before.revision + 1,
  };
  const body = consentView(next, false);
  return (await deps.consents.write([next], { receipt, body })) === 'stale' ? 'again' : accepted(body);
}

/** Longest waiting first: the desk calls them in this order, those of its own area and those tied to none yet. */
export async function listAskedConsents(deps: Deps, actor: Actor): Promise<readonly ConsentView[]> {
  const asked = (await deps.consents.listed('ALL')).toSorted((a, b) => a.asked.at - b.asked.at);
  const own = await Promise.all(
    asked.map(async ({ elder, orders }) => {
      const home = (await homeOfElder(deps, elder)) ?? (orders === 'desk' ? undefined : orders);
      return home === undefined || reachesHousehold(deps, actor, home);
    }),
  );
  return asked.filter((_, index) => own[index]).map((consent) => consentView(consent, true));
}

export function consentView(
  { elder, orders, state, code, asked, answered }: Consent,
  mayReadCode: boolean,
): ConsentView {
  return {
    elder,
    elderName: asked.elderName,
    orders,
    name: asked.name,
    state,
    askedAt: isoAt(asked.at),
    code: mayReadCode && state === 'asked' ? code : null,
    how: answered?.how ?? null,
    answeredAt: answered ? isoAt(answered.at) : null,
    role: answered?.role ?? null,
  };
}
