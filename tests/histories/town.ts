import type { Account } from '@huiyue/functions/ports';
import { indexKeys, keys } from '@huiyue/functions/store/keys';
import type { Row } from '@huiyue/functions/store/table';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { civilDate, civilMonth, instantOf, type CivilMonth } from '@huiyue/shared/civil';
import { idPrefixes, type Id, type IdKind } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { Actor, Child } from '@huiyue/shared/people';
import { offerOf, siteOf } from '../support/town/things';
import type { Random } from './random';

/** The people and classes of one history, and the rows that are there when it begins. */
export type Family = { readonly parents: readonly [Actor, Actor]; readonly child: Child };

export type SmallTown = {
  readonly staff: Actor;
  readonly families: readonly Family[];
  readonly classes: readonly [ChildcareClass, ...ChildcareClass[]];
  readonly months: readonly [CivilMonth, ...CivilMonth[]];
  readonly rows: readonly Row[];
};

/** The middle of a month: nothing here is about the turn of one. */
export const startOfHistories = instantOf('2026-07-15T09:00:00+08:00');
export const currentMonth = civilMonth('2026-07');

const site = siteOf({ id: 'site_history' });

export function numbered<K extends IdKind>(kind: K, number: number): Id<K> {
  return `${idPrefixes[kind]}_${String(number).padStart(8, '0')}`;
}

export const staffOfHistories: Actor = {
  account: numbered('account', 1),
  role: 'institution',
  sites: [site.id],
};

export function smallTown(
  random: Random,
  size: { readonly families: number; readonly places: number; readonly classes: number },
): SmallTown {
  const staff = staffOfHistories;
  const families = Array.from({ length: size.families }, (_, index) => familyNumbered(index));
  const make = (index: number): ChildcareClass => ({
    ...offerOf({
      name: `班${index}`,
      places: size.places,
      bookableMonths: 3,
      answerWithinHours: 1,
      priceFen: fen(158_000),
    }),
    id: numbered('class', index),
    site: site.id,
    city: site.city,
    revision: 1,
  });
  const classes: SmallTown['classes'] = [make(1), ...(size.classes > 1 ? [make(2)] : [])];
  const months: SmallTown['months'] = [
    civilMonth('2026-08'),
    ...(random.chance(0.3) ? [civilMonth('2026-09')] : []),
  ];
  return { staff, families, classes, months, rows: rowsOf(staff, families, classes) };
}

export function familyNumbered(index: number): Family {
  const household = numbered('household', index);
  const parent = (which: 1 | 2): Actor => ({
    account: numbered('account', 10 * (index + 1) + which),
    role: 'family',
    household,
    sites: [],
  });
  return {
    parents: [parent(1), parent(2)],
    child: { id: numbered('child', index), household, name: '小满', birthDate: civilDate('2024-06-15') },
  };
}

function rowsOf(
  staff: Actor,
  families: readonly Family[],
  classes: readonly ChildcareClass[],
): readonly Row[] {
  const people = [staff, ...families.flatMap(({ parents }) => parents)];
  return [
    { ...site, ...keys.site(site.id), ...indexKeys.site(site.city, site.id) },
    ...classes.map((one) => ({
      ...one,
      ...keys.class(one.id),
      ...indexKeys.class(one.city, one.site, one.id),
    })),
    ...families.map(({ child }) => ({ ...child, ...keys.child(child.household, child.id) })),
    ...people.map((actor) => accountRow(actor)),
    ...people.map(({ account }) => ({
      ...keys.credential({ kind: 'demo', name: account }),
      ...indexKeys.demoAccount(account),
      account,
      name: account,
      about: '',
    })),
  ];
}

function accountRow({ account: id, role, household, sites }: Actor): Row {
  const account: Account = {
    id,
    role,
    displayName: '试验账号',
    ...(household === undefined ? {} : { household }),
    sites,
  };
  return { ...account, ...keys.account(id) };
}
