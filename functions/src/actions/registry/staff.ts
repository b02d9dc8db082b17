import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { StaffMemberView } from '@huiyue/shared/contract/registry';
import { identityNumber, type IdentityNumber } from '@huiyue/shared/desk/identityNumber';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import {
  isAtWork,
  isCertified,
  isHealthy,
  type Barred,
  type StaffMember,
} from '@huiyue/shared/registry/staffMember';
import type { Deps, NamingReceipt, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { idFrom } from '../receipts';

type AboutStaff = Pick<StaffMember, 'name' | 'post' | 'since'> & {
  readonly leftOn?: CivilDate | undefined;
  readonly certificate?:
    | { readonly title: string; readonly number: string; readonly until?: CivilDate | undefined }
    | undefined;
  readonly health?: StaffMember['health'] | undefined;
};

export async function listStaff(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly StaffMemberView[] | Absent> {
  const site = await siteInReach(deps, actor, id);
  if (!site) return absent;
  const today = dateAt(deps.now());
  const staff = await deps.staff.of(site.id);
  return staff
    .map((one) => staffView(one, today))
    .sort((one, other) => Number(other.isAtWork) - Number(one.isAtWork) || (one.id < other.id ? -1 : 1));
}

/** Nobody who is barred for life is entered, by anybody: there is no way round this line. */
export async function addStaff(
  deps: Deps,
  actor: Actor,
  asked: AboutStaff & { readonly site: Id<'site'>; readonly idCard: string },
  receipt: NamingReceipt,
): Promise<Outcome<StaffMemberView> | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const card = identityNumber('idCard', asked.idCard);
  if (!card) return refused({ code: 'staff.notAnIdCard', facts: {} });
  const now = deps.now();
  const { lastFour } = card;
  const digest = newest(deps, card);
  if (await findBar(deps, card)) {
    const { jurisdiction, city } = site;
    await deps.barredAttempts.write([
      {
        id: idFrom('attempt', receipt),
        site: site.id,
        jurisdiction,
        city,
        digest,
        lastFour,
        at: now,
        by: actor.account,
        revision: 1,
      },
    ]);
    return refused({ code: 'staff.barred', facts: { lastFour } });
  }
  const digests = deps.identities.hashesOf(card);
  const known = (await deps.staff.of(site.id)).find(
    ({ identity, leftOn }) => leftOn === undefined && digests.includes(identity.digest),
  );
  const id = idFrom('staff', receipt);
  if (known && known.id !== id) return refused({ code: 'staff.alreadyHere', facts: { staff: known.id } });
  const member: StaffMember = {
    ...aboutOf(asked),
    id,
    site: site.id,
    identity: { digest, lastFour },
    enteredAt: now,
    enteredBy: actor.account,
    revision: 1,
  };
  const body = staffView(member, dateAt(now));
  const result = await deps.staff.write([member], { receipt, body });
  if (result === 'stale') throw new Error(`${id} was there already, under another key`);
  return accepted(body);
}

export async function changeStaff(
  deps: Deps,
  actor: Actor,
  asked: AboutStaff & {
    readonly site: Id<'site'>;
    readonly staff: Id<'staff'>;
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<StaffMemberView> | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  const known = site && (await deps.staff.find(site.id, asked.staff));
  if (!known) return absent;
  const changed = () => refused({ code: 'site.changed', facts: { revision: known.revision } });
  if (known.revision !== asked.revision) return changed();
  const { id, site: at, identity, enteredAt, enteredBy } = known;
  const next: StaffMember = {
    ...aboutOf(asked),
    id,
    site: at,
    identity,
    enteredAt,
    enteredBy,
    revision: known.revision + 1,
  };
  const body = staffView(next, dateAt(deps.now()));
  const result = await deps.staff.write([next], { receipt, body });
  return result === 'committed' ? accepted(body) : changed();
}

/** The bar that holds against this identity, under whichever key it was entered. */
export async function findBar(deps: Deps, card: IdentityNumber): Promise<Barred | undefined> {
  const found = await deps.barred.findEach(
    deps.identities.hashesOf(card).map((owner) => ({ owner, key: 'BAR' })),
  );
  return found.find(({ lifted }) => lifted === undefined);
}

/** Under the key in use: it stands first. */
export function newest(deps: Deps, card: IdentityNumber): string {
  const [first] = deps.identities.hashesOf(card);
  if (first === undefined) throw new Error('there is no key to keep identities under');
  return first;
}

function aboutOf({ name, post, since, leftOn, certificate, health }: AboutStaff) {
  return {
    name,
    post,
    since,
    ...(leftOn && { leftOn }),
    ...(certificate && {
      certificate: {
        title: certificate.title,
        number: certificate.number,
        ...(certificate.until && { until: certificate.until }),
      },
    }),
    ...(health && { health }),
  };
}

function staffView(member: StaffMember, today: CivilDate): StaffMemberView {
  const { certificate } = member;
  return {
    id: member.id,
    name: member.name,
    post: member.post,
    lastFour: member.identity.lastFour,
    since: member.since,
    leftOn: member.leftOn ?? null,
    certificate: certificate
      ? { title: certificate.title, number: certificate.number, until: certificate.until ?? null }
      : null,
    health: member.health ?? null,
    isAtWork: isAtWork(member, today),
    isCertified: isCertified(member, today),
    isHealthy: isHealthy(member, today),
    revision: member.revision,
  };
}
