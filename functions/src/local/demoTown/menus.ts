import { addDays, dateAt } from '@huiyue/shared/civil';
import type { NewMenu } from '@huiyue/shared/contract/menus';
import { putMenu } from '../../actions/elderServices/menus';
import type { Deps } from '../../ports';
import { once, receipt } from './step';
import { demoTown } from './town';

type Dish = NewMenu['dishes'][number];

/** What the invented canteens cook, one day after another and again from the first. */
const weekly: readonly (readonly Dish[])[] = [
  [
    dish('红烧肉套餐', 'pork', ['soy', 'gluten'], ['noSpice', 'softFood']),
    dish('清蒸鱼套餐', 'fish', ['fish', 'soy'], ['noSpice', 'lowSalt', 'lowFat']),
    dish('素什锦套餐', 'greens', ['soy'], ['vegetarian', 'noSpice', 'lowFat']),
  ],
  [
    dish('番茄炒蛋套餐', 'egg', ['eggs'], ['noSpice', 'vegetarian', 'softFood']),
    dish('萝卜炖牛肉套餐', 'beef', ['soy'], ['noSpice']),
  ],
  [
    dish('香菇鸡套餐', 'chicken', ['soy', 'gluten'], ['noSpice']),
    dish('麻婆豆腐套餐', 'tofu', ['soy'], ['softFood']),
    dish('青菜粥', 'congee', [], ['vegetarian', 'lowSalt', 'lowSugar', 'softFood', 'noSpice', 'lowFat']),
  ],
  [
    dish('虾仁冬瓜套餐', 'shrimp', ['crustaceans'], ['noSpice', 'lowFat', 'softFood']),
    dish('饺子', 'dumplings', ['gluten'], ['noSpice']),
  ],
  [
    dish('手擀面', 'noodles', ['gluten', 'eggs'], ['noSpice', 'softFood']),
    dish('菌菇豆腐套餐', 'mushrooms', ['soy'], ['vegetarian', 'noSpice', 'lowSalt']),
  ],
];

function dish(
  name: string,
  drawing: Extract<NonNullable<Dish['picture']>, { kind: 'drawn' }>['drawing'],
  contains: Dish['contains'],
  suits: Dish['suits'],
): Dish {
  return { name: `${name}（演示）`, contains, suits, picture: { kind: 'drawn', drawing } };
}

const daysWritten = 7;

/** Lunch is written for a week ahead; what is cooked in the evening nobody has written yet. */
export async function fillDemoMenus(deps: Deps): Promise<void> {
  const today = dateAt(deps.now());
  for (const { site } of demoTown.filter(({ services = [] }) => services.some(({ meal }) => meal))) {
    const staff = { account: 'acc_demotown', role: 'institution', sites: [site.id] } as const;
    const lunches = (await deps.services.ofSite(site)).filter(({ name }) => name.endsWith('午餐'));
    for (const { id } of lunches)
      for (let day = 0; day < daysWritten; day += 1) {
        const date = addDays(today, day);
        const dishes = [...(weekly[day % weekly.length] ?? [])];
        await once(() =>
          putMenu(
            deps,
            staff,
            { service: id, date, dishes, revision: 0 },
            { ...receipt(staff.account, `menu-${id}-${day}`), status: 200 },
          ),
        );
      }
  }
}
