/** One table of prefixes: an id says what it names, and ids of different things are different types. */
export const idPrefixes = {
  account: 'acc',
  household: 'hh',
  child: 'chd',
  elder: 'eld',
  site: 'site',
  class: 'cls',
  service: 'svc',
  booking: 'bkg',
  bill: 'bil',
  exemption: 'exm',
  voucher: 'vch',
  purchase: 'pur',
  standing: 'std',
  draft: 'drf',
  incident: 'inc',
  picture: 'pic',
  dish: 'dsh',
  carer: 'car',
  standingOrder: 'sor',
  lateRequest: 'lrq',
  staff: 'stf',
  closing: 'clo',
  companionMeal: 'com',
  attempt: 'att',
  notice: 'ntc',
  callback: 'cal',
  emergency: 'emg',
  areaPause: 'aps',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return text.startsWith(`${idPrefixes[kind]}_`) && /^[a-z]+_[0-9A-Za-z]{6,32}$/.test(text);
}
