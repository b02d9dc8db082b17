import * as z from 'zod';
import { idOf } from '@huiyue/shared/contract/common';
import type { Account, Accounts } from '../ports';
import { indexKeys, keys } from './keys';
import { accountRow } from './rows';
import { getRow, parsed, queryIndex, type Table } from './table';
import { transact } from './transact';
import { newRow } from './writes';

const credentialRow = z.object({ account: idOf('account'), name: z.string(), about: z.string().optional() });

export function accountsIn(table: Table): Accounts {
  const find: Accounts['find'] = async (id) => {
    const row = await getRow(table, keys.account(id));
    return row && parsed(accountRow, row);
  };
  const findByCredential: Accounts['findByCredential'] = async (credential) => {
    const row = await getRow(table, keys.credential(credential));
    return row && find(parsed(credentialRow, row).account);
  };
  return {
    find,
    findByCredential,
    async listDemo() {
      const rows = await queryIndex(table, { pk: indexKeys.demoAccount('').gsi1pk, prefix: 'CRED#' });
      return Promise.all(
        rows.map(async (row) => {
          const { account: id, name, about } = parsed(credentialRow, row);
          const account = await find(id);
          if (!account) throw new Error(`the demo credential ${name} leads to no account`);
          return { name, about: about ?? '', account };
        }),
      );
    },
    async open(account, credential, about): Promise<Account> {
      const result = await transact(table, [
        newRow(
          table,
          keys.credential(credential),
          { account: account.id, name: credential.name, ...(about === undefined ? {} : { about }) },
          credential.kind === 'demo' ? indexKeys.demoAccount(credential.name) : undefined,
        ),
        newRow(table, keys.account(account.id), { ...account }),
      ]);
      if (result.ok) return account;
      const first = await findByCredential(credential);
      if (!first) throw new Error('a credential is taken, and nobody holds it');
      return first;
    },
  };
}
