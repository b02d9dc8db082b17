import type { Role } from '@huiyue/shared/people';
import { tabBars } from '../../tabBars';
import type { TabBarItem } from '../../ui/TabBar';

/** Where each role begins. The desk reads what everyone can read. */
export const homeOf = {
  family: '/pages/places/index',
  institution: '/packages/day/today/index',
  desk: '/pages/mine/rules/index',
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
      return tabBars.official;
    case 'family':
    case undefined:
      return tabBars.family;
  }
}
