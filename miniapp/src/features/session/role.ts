import { roles, type Role } from '@huiyue/shared/people';
import { forget, readText, writeText } from '../../platform/storage';
import { createStore } from '../../platform/store';

/**
 * Who was signed in last on this phone, remembered so that the right tabs stand there before the server has answered.
 * It opens nothing: the server asks the token.
 */
const storageKey = 'role';
const held = createStore<Role | undefined>(roles.find((role) => role === readText(storageKey)));

export const roleNow = held.now;
export const useRole = held.use;

export function keepRole(role: Role | undefined): void {
  if (role === undefined) forget(storageKey);
  else writeText(storageKey, role);
  held.set(role);
}
