import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { callerAt, done, type Door, type Send } from '../../support/town/caller';
import { asRead, jingdezhen, noticeOf } from '../../support/town/regulators';
import { idOf } from '../../support/town/things';
import type { CloudEdition } from './cloudEdition';

/** Two regulators draft, withdraw, simulate and publish; anybody reads what came of it. */
export async function walkThroughPolicy(
  edition: CloudEdition,
  door: Door,
  counted: (send: Send) => Send,
  { staff, site }: { readonly staff: Send; readonly site: Id<'site'> },
): Promise<void> {
  const regulator = async () => {
    const actor = {
      account: idOf('account'),
      role: 'regulator',
      sites: [],
      jurisdictions: [jingdezhen],
    } as const;
    return counted(callerAt(door, (await edition.deps.tokens.issue(actor)).token));
  };
  const [author, second, stranger] = [await regulator(), await regulator(), counted(callerAt(door))];
  const query = { jurisdiction: jingdezhen };

  done(await author(endpoints.readRegulatorDesk, { query }));
  const content = noticeOf({ cap: { careMode: 'halfDay', replaces: [] } });
  const body = { jurisdiction: jingdezhen, content };
  const wrong = done(await author(endpoints.startDraft, { body }));
  done(await author(endpoints.withdrawDraft, { params: { draft: wrong.id }, body: { revision: 1 } }));
  const draft = done(await author(endpoints.startDraft, { body }));
  const params = { draft: draft.id };
  done(await author(endpoints.changeDraft, { params, body: { revision: 1, content } }));
  done(await second(endpoints.listDrafts, { query }));
  done(await second(endpoints.simulateDraft, { params }));
  const read = done(await second(endpoints.readDraft, { params }));
  const { clauses } = done(await second(endpoints.publishDraft, { params, body: asRead(read) }));

  done(await second(endpoints.listBreaches, { query }));
  done(await staff(endpoints.listSiteBreaches, { params: { site } }));
  done(await stranger(endpoints.listPublications));
  done(await stranger(endpoints.readPublication, { params: { jurisdiction: jingdezhen, number: '1' } }));
  done(await stranger(endpoints.readClause, { params: { clause: clauses[0]?.id ?? '' } }));
  done(await stranger(endpoints.listCaps, { query }));
  done(await stranger(endpoints.judgeCare, { query: { ageInMonths: '18', priceFen: '200000' } }));
}
