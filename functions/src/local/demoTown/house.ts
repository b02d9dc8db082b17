import { addDays, addMonths, dateAt } from '@huiyue/shared/civil';
import type { Actor } from '@huiyue/shared/people';
import type { Id } from '@huiyue/shared/ids';
import { addCompanionMeal } from '../../actions/house/companionMeals';
import { addStaff } from '../../actions/registry/staff';
import type { Deps } from '../../ports';
import { once, receipt } from './step';

const station: Id<'site'> = 'site_demo0014';
const nursery: Id<'site'> = 'site_demo0001';
const head: Actor = { account: 'acc_demoinstitution3', role: 'institution', sites: [station] };
const teacher: Actor = { account: 'acc_demoinstitution', role: 'institution', sites: [nursery] };

/** Who ate with the guests, and who works with the children: invented, with numbers that no identity card has. */
export async function fillDemoHouse(deps: Deps): Promise<void> {
  const today = dateAt(deps.now());
  for (const [index, meal] of [
    { companion: 'manager' as const, name: '程站长（演示）', words: '米饭偏硬，请厨房多加水。（演示）' },
    { companion: 'family' as const, name: '李女士（演示）', words: '菜是热的，味道淡了些。（演示）' },
  ].entries())
    await once(() =>
      addCompanionMeal(
        deps,
        head,
        { site: station, on: addDays(today, -3 * (index + 1)), dishes: ['红烧肉配青菜', '青菜粥'], ...meal },
        receipt(head.account, `companion-${index + 1}`),
      ),
    );
  for (const [index, { ends, ...person }] of staff.entries())
    await once(() =>
      addStaff(
        deps,
        teacher,
        {
          site: nursery,
          since: addMonths(today, -14),
          ...person,
          health: { on: addMonths(today, ends - 12), until: addMonths(today, ends) },
        },
        receipt(teacher.account, `staff-${index + 1}`),
      ),
    );
}

const staff = [
  {
    name: '赵老师（演示）',
    post: 'carer' as const,
    idCard: '999901199001010010',
    certificate: { title: '保育师', number: '演示证001' },
    ends: 8,
  },
  {
    name: '孙老师（演示）',
    post: 'carer' as const,
    idCard: '999901199001010029',
    certificate: { title: '育婴员', number: '演示证002' },
    ends: 1,
  },
  { name: '钱师傅（演示）', post: 'cook' as const, idCard: '999901199001010037', ends: 5 },
];
