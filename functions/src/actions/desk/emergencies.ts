import { isoAt } from '@huiyue/shared/civil';
import type { EmergencyView } from '@huiyue/shared/contract/desk';
import {
  inHandOf,
  nextCall,
  withStep,
  type Emergency,
  type EmergencyContact,
  type EmergencyStep,
} from '@huiyue/shared/desk/emergency';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Elder } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { pageFrom, type PagePosition } from '../pages';
import { untilSettled } from '../untilSettled';
import { answersFor, placesOf } from './area';
import { workerOf } from './workers';

/** Somebody calls for help. Whoever takes the call has it in hand until a colleague takes it over. */
export async function openEmergency(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly household?: Id<'household'>;
    readonly elder?: Elder['id'];
    readonly jurisdiction?: string;
    readonly name: string;
    readonly address: string;
    readonly conditions?: string;
    readonly contacts: readonly EmergencyContact[];
    readonly what: string;
  },
  receipt: Receipt,
): Promise<Outcome<EmergencyView> | Absent> {
  const jurisdiction = asked.jurisdiction ?? actor.jurisdictions?.[0];
  if (jurisdiction === undefined || !answersFor(deps, actor, jurisdiction)) return absent;
  if (asked.elder && !(asked.household && (await deps.elders.find(asked.household, asked.elder))))
    return absent;
  const worker = await workerOf(deps, actor);
  const { name, address, contacts, what, household, elder, conditions } = asked;
  const emergency: Emergency = {
    id: deps.newId('emergency'),
    jurisdiction,
    ...(household ? { household } : {}),
    ...(elder ? { elder } : {}),
    name,
    address,
    ...(conditions === undefined ? {} : { conditions }),
    contacts,
    what,
    steps: (['tookOver', 'spokeToCaller'] as const).map((act) => ({
      at: deps.now(),
      by: worker.account,
      name: worker.name,
      act,
    })),
    isClosed: false,
    revision: 1,
  };
  const body = emergencyView(emergency, actor);
  const result = await deps.emergencies.write([emergency], { receipt, body });
  if (result === 'stale') throw new Error(`${emergency.id} was there already`);
  return accepted(body);
}

/** What was done, by whom and when. An emergency that is closed stays as it was told. */
export function addEmergencyStep(
  deps: Deps,
  actor: Actor,
  asked: Pick<EmergencyStep, 'act' | 'isAnswered' | 'contact' | 'note'> & {
    readonly emergency: Id<'emergency'>;
  },
  receipt: Receipt,
): Promise<Outcome<EmergencyView> | Absent> {
  const { act, isAnswered, contact, note } = asked;
  return untilSettled(async () => {
    const emergency = await findEmergency(deps, actor, asked.emergency);
    if (!emergency) return absent;
    if (emergency.isClosed) return refused({ code: 'emergency.closed', facts: {} });
    if ((act === 'calledContact') !== (contact !== undefined && contact < emergency.contacts.length))
      return refused({ code: 'emergency.noSuchContact', facts: { contacts: emergency.contacts.length } });
    const { account, name } = await workerOf(deps, actor);
    const next = withStep(emergency, {
      at: deps.now(),
      by: account,
      name,
      act,
      ...(isAnswered === undefined ? {} : { isAnswered }),
      ...(contact === undefined ? {} : { contact }),
      ...(note === undefined ? {} : { note }),
    });
    const body = emergencyView(next, actor);
    const result = await deps.emergencies.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export async function listEmergencies(deps: Deps, actor: Actor, asked: PagePosition) {
  const found = await Promise.all(placesOf(deps, actor).map((code) => deps.emergencies.listed(code)));
  const sorted = found
    .flat()
    .sort((a, b) => Number(a.isClosed) - Number(b.isClosed) || (a.id < b.id ? 1 : -1));
  const { items, next } = pageFrom(sorted, asked);
  return { items: items.map((one) => emergencyView(one, actor)), next };
}

export async function readEmergency(
  deps: Deps,
  actor: Actor,
  id: Id<'emergency'>,
): Promise<EmergencyView | Absent> {
  const emergency = await findEmergency(deps, actor, id);
  return emergency ? emergencyView(emergency, actor) : absent;
}

async function findEmergency(deps: Deps, actor: Actor, id: Id<'emergency'>): Promise<Emergency | undefined> {
  const emergency = await deps.emergencies.find(id, 'EMERGENCY');
  return emergency && answersFor(deps, actor, emergency.jurisdiction) ? emergency : undefined;
}

function emergencyView(emergency: Emergency, actor: Actor): EmergencyView {
  const { id, jurisdiction, name, address, what, isClosed } = emergency;
  const next = isClosed ? undefined : nextCall(emergency);
  const inHand = inHandOf(emergency);
  return {
    id,
    jurisdiction,
    household: emergency.household ?? null,
    elder: emergency.elder ?? null,
    name,
    address,
    conditions: emergency.conditions ?? null,
    contacts: emergency.contacts.map((one) => ({ ...one })),
    what,
    steps: emergency.steps.map(({ at, name: worker, act, isAnswered, contact, note }) => ({
      at: isoAt(at),
      name: worker,
      act,
      isAnswered: isAnswered ?? null,
      contact: contact ?? null,
      note: note ?? null,
    })),
    next: next ? { act: next.act, contact: 'contact' in next ? next.contact : null } : null,
    inHand: inHand?.name ?? null,
    isMine: inHand?.by === actor.account,
    isClosed,
  };
}
