import type { Role } from '@huiyue/shared/people';
import { tabBars } from '../../tabBars';
import type { TabBarItem } from '../../ui/TabBar';

/** Where each role begins. */
export const homeOf = {
  family: '/pages/places/index',
  institution: '/packages/day/today/index',
  desk: '/packages/desk/cases/index',
  regulator: '/packages/regulator/desk/index',
} as const satisfies Record<Role, string>;

/** Whoever is not signed in looks around as a family does. */
export function tabsOf(role: Role | undefined): readonly TabBarItem[] {
  switch (role) {
    case 'institution':
      return tabBars.institution;
    case 'regulator':
      return tabBars.regulator;
    case 'desk':
      return tabBars.desk;
    case 'family':
    case undefined:
      return tabBars.family;
  }
}
