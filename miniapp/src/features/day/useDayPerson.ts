import { useEffect } from 'react';
import { keptToday } from '../../api/keptToday';
import { outbox } from '../../api/outbox';
import { useToken } from '../../api/token';

type Person = {
  readonly account: string;
  readonly sites: readonly { readonly id: `site_${string}`; readonly name: string }[];
};

/**
 * For whom the page opens: whoever is signed in; without a network, whoever was when this phone saw its last list, as
 * long as they have not signed out. Their marks wait in their own outbox.
 */
export function useDayPerson(me: Person | undefined): Person | undefined {
  const hasToken = useToken() !== undefined;
  const kept = me === undefined && hasToken ? keptToday() : undefined;
  const keptAccount = kept?.account;
  useEffect(() => {
    if (keptAccount !== undefined) outbox.open(keptAccount);
  }, [keptAccount]);
  return me ?? (kept && { account: kept.account, sites: kept.sites });
}
