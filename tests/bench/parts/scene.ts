import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { assembleDeps, tableOver } from '@huiyue/functions/deps';
import { loadPolicyPacks } from '@huiyue/functions/gateways/policyPacks';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { quietLog } from '@huiyue/functions/local/quietLog';
import type { Deps } from '@huiyue/functions/ports';
import { keys } from '@huiyue/functions/store/keys';
import { putSite } from '@huiyue/functions/store/sites';
import type { Table } from '@huiyue/functions/store/table';
import type { ChildcareClass, Rate } from '@huiyue/shared/childcare/childcareClass';
import { addMonths, addMonthsTo, dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Fen } from '@huiyue/shared/money';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { offerOf, siteOf } from '../../support/town/things';
import type { Call } from './load';
import { localClient } from './localClient';

export const tokenSecret = 'a secret of the measurements, long enough';

export type Family = {
  readonly number: number;
  readonly actor: Actor & { readonly household: Id<'household'> };
  readonly child: Id<'child'>;
  readonly token: string;
};

export type Lease = { readonly month: CivilMonth; readonly families: readonly Family[] };

export type Scene = {
  readonly deps: Deps;
  readonly table: Table;
  readonly site: Site;
  readonly families: readonly Family[];
  /** Families that have no place yet in that month. */
  lease(count: number): Lease;
  /** Through the store's port: an institution may publish two hundred places, and a hot slot here has a thousand. */
  publish(places: number, otherRates?: readonly Rate[]): Promise<ChildcareClass>;
  close(): void;
};

/** A site under its city's published caps, and families with a child each, signed in. */
export async function openScene(endpoint: string, packs: string, count: number): Promise<Scene> {
  const client = localClient(endpoint);
  const table = tableOver(client, 'huiyue');
  const deps = assembleDeps({
    table,
    policy: assemblePolicy(await loadPolicyPacks(packs)),
    tokenSecret,
    wechatLogin: noWechatLogin,
    log: quietLog,
    now: Date.now,
  });
  const site = siteOf();
  await putSite(table, site);
  const families = await settle(deps, table, count);

  let month = addMonthsTo(monthOf(dateAt(Date.now())), 1);
  let leased = 0;
  return {
    deps,
    table,
    site,
    families,
    lease(wanted) {
      if (wanted > families.length) throw new Error(`there are only ${families.length} families`);
      if (leased + wanted > families.length) {
        month = addMonthsTo(month, 1);
        leased = 0;
      }
      leased += wanted;
      return { month, families: families.slice(leased - wanted, leased) };
    },
    async publish(places, otherRates = []) {
      const offer = offerOf({ places, ageFromMonths: 0, ageBelowMonths: 200, bookableMonths: 60 });
      const published: ChildcareClass = {
        ...offer,
        rates: [...offer.rates, ...otherRates],
        opensOn: dateAt(Date.now()),
        id: deps.newId('class'),
        site: site.id,
        city: site.city,
        revision: 1,
      };
      const receipt = {
        account: deps.newId('account'),
        key: published.id,
        bodyHash: '-',
        status: 201,
      } as const;
      await deps.classes.publish(published, { receipt, body: {} });
      return published;
    },
    close: () => client.destroy(),
  };
}

async function settle(deps: Deps, table: Table, count: number): Promise<readonly Family[]> {
  const birthDate = addMonths(dateAt(Date.now()), -24);
  const families: Family[] = [];
  for (let start = 0; start < count; start += 25) {
    const some = await Promise.all(
      Array.from({ length: Math.min(25, count - start) }, async (_, index): Promise<Family> => {
        const actor = {
          account: deps.newId('account'),
          role: 'family',
          household: deps.newId('household'),
          sites: [],
        } as const;
        const { token } = await deps.tokens.issue(actor);
        return { number: start + index, actor, child: deps.newId('child'), token };
      }),
    );
    const puts = some.map(({ actor: { household }, child }) => ({
      PutRequest: {
        Item: { id: child, household, name: '小满', birthDate, ...keys.child(household, child) },
      },
    }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
    families.push(...some);
  }
  return families;
}

/** A tap on "book": what the mini-program sends. */
export function tap(
  family: Pick<Family, 'child' | 'token'>,
  offer: ChildcareClass,
  month: CivilMonth,
  key: string,
): Call {
  const when = { careMode: 'fullDay', month };
  return order(family, [{ class: offer.id, recipient: family.child, when, priceFen: priceOf(offer) }], key);
}

export function order(family: Pick<Family, 'token'>, items: readonly object[], key: string): Call {
  return {
    method: 'POST',
    path: '/v1/bookings',
    headers: {
      authorization: `Bearer ${family.token}`,
      'idempotency-key': key,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ items }),
  };
}

/** What a month of full days costs. */
export function priceOf({ rates }: ChildcareClass): Fen {
  const rate = rates.find(({ careMode, per }) => careMode === 'fullDay' && per === 'month');
  if (!rate) throw new Error('nothing is sold by the month here');
  return rate.priceFen;
}
