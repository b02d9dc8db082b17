import { addMonths, addMonthsTo, dateAt, firstDayOf, hourMs, monthOf } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { publishRefundTerms } from '../../actions/billsTerms';
import { publishClass } from '../../actions/classes';
import { addChild } from '../../actions/children';
import { addElder } from '../../actions/elders';
import { publishService } from '../../actions/services';
import type { Deps } from '../../ports';
import { putSite } from '../../store/sites';
import type { Table } from '../../store/table';
import { fillDemoCircle } from './circle';
import { fillDemoElderServices } from './elderServices';
import { fillDemoDay } from './day';
import { fillDemoDesk } from './desk';
import { fillDemoHouse } from './house';
import { fillDemoMenus } from './menus';
import { once, receipt } from './step';
import { demoPeople, demoTown, type DemoPerson } from './town';
import { fillVoices } from './voices';
import { fillWorkingDay } from './workingDay';

/**
 * Draws the demo town through the same actions that people use, so that it can hold nothing the rules forbid.
 * Every step is done under a fixed key: a start that was killed half-way goes on where it stopped.
 */
export async function fillDemoTown(deps: Deps, table: Table): Promise<void> {
  const today = dateAt(deps.now());
  const openingMonth = monthOf(today);
  // Terms hold for what is ordered from the day after they are published: these were published yesterday.
  const yesterday: Deps = { ...deps, now: () => deps.now() - 24 * hourMs };
  for (const [index, { site, classes, services = [], refundTerms }] of demoTown.entries()) {
    await putSite(table, site);
    const staff = { account: 'acc_demotown', role: 'institution', sites: [site.id] } as const;
    for (const [number, offer] of classes.entries()) {
      await once(async () => {
        const answer = await publishClass(
          deps,
          staff,
          {
            site: site.id,
            offer: {
              ...offer,
              reserves: [...offer.reserves],
              rates: [...offer.rates],
              opensOn: firstDayOf(addMonthsTo(openingMonth, 1)),
            },
          },
          receipt(staff.account, `class-${index + 1}-${number + 1}`),
        );
        if (!('ok' in answer) || !answer.ok)
          throw new Error(`the rules refuse a class of the demo town: ${JSON.stringify(answer)}`);
      });
    }
    for (const [number, offer] of services.entries()) {
      await once(async () => {
        const answer = await publishService(
          deps,
          staff,
          { site: site.id, offer: { ...offer, reserves: [...offer.reserves], opensOn: today } },
          receipt(staff.account, `service-${index + 1}-${number + 1}`),
        );
        if (!('ok' in answer) || !answer.ok)
          throw new Error(`the rules refuse a service of the demo town: ${JSON.stringify(answer)}`);
      });
    }
    if (refundTerms)
      await once(async () => {
        const answer = await publishRefundTerms(
          yesterday,
          staff,
          { site: site.id, terms: { from: today, ...refundTerms } },
          receipt(staff.account, `refunds-${index + 1}`),
        );
        if (!('ok' in answer) || !answer.ok)
          throw new Error(`the rules refuse refund terms of the demo town: ${JSON.stringify(answer)}`);
      });
  }
  await fillDemoMenus(deps);
  // People come last: whoever can sign in finds a finished town.
  for (const person of demoPeople) await openAccount(deps, person);
  await fillVoices(deps);
  await fillDemoDesk(deps);
  await fillDemoCircle(deps);
  await fillDemoElderServices(deps);
  await fillDemoDay(deps);
  await fillDemoHouse(deps);
  await fillWorkingDay(deps);
}

async function openAccount(deps: Deps, person: DemoPerson): Promise<void> {
  const { name, displayName, role, about, jurisdictions } = person;
  const account: Id<'account'> = `acc_demo${name}`;
  const household: Id<'household'> = `hh_demo${name}`;
  for (const [index, child] of person.children.entries()) {
    const birthDate = addMonths(dateAt(deps.now()), -child.ageInMonths);
    await once(() =>
      addChild(
        deps,
        household,
        { name: child.name, birthDate, city: '360200' },
        receipt(account, `child-${index + 1}`),
      ),
    );
  }
  for (const [index, elder] of (person.elders ?? []).entries()) {
    const birthDate = addMonths(dateAt(deps.now()), -12 * elder.ageInYears);
    await once(() =>
      addElder(
        deps,
        { account, role },
        household,
        { name: elder.name, birthDate, called: displayName },
        receipt(account, `elder-${index + 1}`),
      ),
    );
  }
  await deps.accounts.open(
    {
      id: account,
      role,
      displayName,
      ...(role === 'family' ? { household } : {}),
      ...(jurisdictions ? { jurisdictions } : {}),
      sites: demoTown.filter((_, index) => person.sites.includes(index + 1)).map(({ site }) => site.id),
    },
    { kind: 'demo', name },
    about,
  );
}
