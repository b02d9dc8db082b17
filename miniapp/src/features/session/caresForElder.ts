import type { CircleElderView } from '@huiyue/shared/contract/circle';

/**
 * Whether somebody orders for an elder: one of their own household, or, in a circle, their mother, or themselves. The
 * card of an old woman often lies with a daughter, and the phone is her own.
 */
export function caresForElder(
  own: readonly unknown[],
  circles: readonly Pick<CircleElderView, 'roles'>[],
): boolean {
  return own.length > 0 || circles.some(({ roles }) => roles.includes('self') || roles.includes('orders'));
}
