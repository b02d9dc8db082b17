import { addDays, dateAt, isoAt, type CivilDate } from '@huiyue/shared/civil';
import type { NewMenu } from '@huiyue/shared/contract/menus';
import { clashes } from '@huiyue/shared/diet';
import type { Care } from '@huiyue/shared/elderServices/care';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Service } from '@huiyue/shared/service';
import { addCarer } from '../../actions/elderServices/carers';
import { askLate } from '../../actions/elderServices/lateRequests';
import { copyMenus, putMenu } from '../../actions/elderServices/menus';
import { markService } from '../../actions/elderServices/serviceRecords';
import { makeStandingOrder } from '../../actions/elderServices/standingOrders';
import { enterGranted } from '../../actions/makeBookings';
import type { Deps } from '../../ports';
import { once, receipt } from './step';

const family: Actor = { account: 'acc_demofamily', role: 'family', household: 'hh_demofamily', sites: [] };
const site: Id<'site'> = 'site_demo0014';
const staff: Actor = { account: 'acc_demoinstitution3', role: 'institution', sites: [site] };

/** Three days’ cooking, over and over for two weeks. */
const cooked: readonly NewMenu['dishes'][] = [
  [
    {
      name: '红烧肉配青菜（演示）',
      contains: ['soy'],
      suits: ['noSpice'],
      picture: { kind: 'drawn', drawing: 'pork' },
    },
    {
      name: '豆腐鱼片（演示）',
      note: '鱼刺已剔',
      contains: ['fish', 'soy'],
      suits: ['softFood', 'lowFat', 'noSpice'],
      picture: { kind: 'drawn', drawing: 'fish' },
    },
  ],
  [
    {
      name: '番茄鸡蛋面（演示）',
      contains: ['gluten', 'eggs'],
      suits: ['vegetarian', 'softFood', 'noSpice'],
      picture: { kind: 'drawn', drawing: 'noodles' },
    },
    {
      name: '花生炖猪蹄（演示）',
      contains: ['peanuts'],
      suits: ['softFood', 'noSpice'],
      picture: { kind: 'drawn', drawing: 'soup' },
    },
  ],
  [
    {
      name: '清蒸鸡腿（演示）',
      contains: [],
      suits: ['lowFat', 'lowSalt', 'lowSugar', 'noSpice'],
      picture: { kind: 'drawn', drawing: 'chicken' },
    },
    {
      name: '蒸蛋羹套餐（演示）',
      note: '少盐',
      contains: ['eggs', 'milk'],
      suits: ['vegetarian', 'softFood', 'lowSalt', 'noSpice'],
      picture: { kind: 'drawn', drawing: 'egg' },
    },
  ],
];

const carers: readonly { readonly name: string; readonly cares: Care[] }[] = [
  { name: '刘护理员（演示）', cares: ['cleaning', 'bathing', 'visit'] },
  { name: '何护理员（演示）', cares: ['cleaning', 'medicalEscort', 'mobility'] },
  { name: '彭康复师（演示）', cares: ['rehabilitation', 'visit'] },
];

/** Menus, carers, a standing order, something asked too late, and somebody who did not open: all of it invented. */
export async function fillDemoElderServices(deps: Deps): Promise<void> {
  const home = await deps.sites.find(site);
  const [elder] = await deps.elders.list('hh_demofamily');
  if (!home || !elder) return;
  const services = await deps.services.ofSite(home);
  const lunch = services.find(({ product }) => product === 'meal');
  if (!lunch) return;
  const today = dateAt(deps.now());
  await cook(deps, lunch, today);
  for (const [index, carer] of carers.entries())
    await once(() =>
      addCarer(
        deps,
        staff,
        {
          site,
          ...carer,
          hours: Array.from({ length: 7 }, (_, weekday) => ({ weekday, from: 8 * 60, to: 18 * 60 })),
        },
        receipt(staff.account, `carer-${index + 1}`),
      ),
    );
  const order = {
    service: lunch.id,
    recipient: elder.id,
    weekdays: 1 + 4 + 16,
    meal: { way: 'deliver' as const },
    priceFen: lunch.priceFen,
    startsOn: addDays(today, 1),
  };
  await once(() =>
    makeStandingOrder(deps, family, 'hh_demofamily', order, receipt(family.account, 'standing-order')),
  );
  await askTooLate(deps, services, elder.id, today);
  await nobodyOpened(deps, lunch, elder.id, today);
}

async function cook(deps: Deps, lunch: Service, today: CivilDate): Promise<void> {
  for (const [day, dishes] of cooked.entries())
    await once(() =>
      putMenu(
        deps,
        staff,
        { service: lunch.id, date: addDays(today, day), dishes, revision: 0 },
        receipt(staff.account, `menu-${day + 1}`),
      ),
    );
  await once(() =>
    copyMenus(
      deps,
      staff,
      {
        service: lunch.id,
        from: today,
        days: cooked.length,
        to: addDays(today, cooked.length),
        until: addDays(today, 13),
      },
      receipt(staff.account, 'menu-copy'),
    ),
  );
}

/** Whichever is past its cut-off at this hour; at night there may be none. */
async function askTooLate(
  deps: Deps,
  services: readonly Service[],
  recipient: Id<'elder'>,
  today: CivilDate,
): Promise<void> {
  const late = services.filter(({ product }) => product === 'meal' || product === 'homeCare');
  for (const service of late)
    for (const date of [today, addDays(today, 1)]) {
      const { opensAt, per, priceFen } = service;
      const when = { date, ...(per === 'hour' ? { from: opensAt, to: opensAt + 60 } : {}) };
      const body = {
        kind: 'order' as const,
        service: service.id,
        recipient,
        when,
        priceFen,
        words: '昨天忘了订，还来得及吗？（演示）',
      };
      const key = receipt(family.account, `late-${service.id}-${date}`);
      const asked = await answerOf(deps, key, () => askLate(deps, family, body, key));
      if (asked) return;
    }
}

/** As long as lunch is served today; later in the day nobody can be missed at it any more. */
async function nobodyOpened(
  deps: Deps,
  lunch: Service,
  recipient: Id<'elder'>,
  today: CivilDate,
): Promise<void> {
  const menu = await deps.menus.find(lunch.id, today);
  // The kitchen has one plate to change: this dish is not what her card says she keeps to.
  const dish = menu?.dishes.find((one) => clashes(one, { diets: ['softFood'] }).length > 0);
  const item = {
    service: lunch.id,
    recipient,
    when: { date: today },
    priceFen: lunch.priceFen,
    meal: { way: 'deliver' as const, ...(dish && { dish: dish.id }) },
  };
  const entered = await enterGranted(
    deps,
    staff,
    { household: 'hh_demofamily', orderer: family.account, item },
    receipt(staff.account, 'missed-meal'),
  );
  if ('absent' in entered || !entered.ok) return;
  const mark = {
    booking: entered.value.id,
    did: 'notHome' as const,
    happenedAt: isoAt(deps.now()),
    words: '敲门没有人应（演示）',
  };
  await once(() => markService(deps, staff, mark, receipt(staff.account, 'not-home')));
}

/** Was it taken, now or by a start before this one? */
async function answerOf(
  deps: Deps,
  { account, key }: ReturnType<typeof receipt>,
  step: () => Promise<unknown>,
): Promise<boolean> {
  await once(step);
  return (await deps.answers.find(account, key)) !== undefined;
}
