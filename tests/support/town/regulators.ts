import type { DraftView, WholePublication } from '@huiyue/shared/contract/publishing';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { done } from './caller';
import type { Person, Town } from './openTown';
import { idOf } from './things';

export const jingdezhen = '360200';
/** The city's cap on a full-day place in an older-toddler class: 1700 yuan. */
export const olderToddlerCap = 'jingdezhen.cap.olderToddlerClass';

/** Somebody who publishes for these places; for 景德镇 if none is named. */
export async function regulatorOf(town: Town, ...jurisdictions: readonly string[]): Promise<Person> {
  const account = idOf('account');
  await town.edition.deps.accounts.open(
    {
      id: account,
      role: 'regulator',
      displayName: '试验账号',
      sites: [],
      jurisdictions: jurisdictions.length === 0 ? [jingdezhen] : jurisdictions,
    },
    { kind: 'demo', name: account },
  );
  return town.again({ account });
}

let noticed = 0;

type Notice = {
  readonly jurisdiction?: string;
  readonly from?: string;
  readonly capFen?: number;
  /** Fields of the one cap it brings, in the place of the published one. */
  readonly cap?: object;
  readonly rules?: object;
  readonly ends?: readonly object[];
};

/** A city's notice that lowers the cap on older-toddler classes; 1500 yuan if nothing else is said. */
export function noticeOf(notice: Notice = {}) {
  noticed += 1;
  const { jurisdiction = jingdezhen, from = '2026-07-06', capFen = 150_000, ends } = notice;
  const id = `notice${noticed}`;
  const cap = {
    id: `${id}.cap`,
    jurisdiction,
    clause: `${id}.clause`,
    validity: {},
    replaces: [olderToddlerCap],
    line: 'childcare',
    classKind: 'olderToddlerClass',
    careMode: 'fullDay',
    per: 'month',
    capFen,
    binds: { institutions: 'designated' },
    ...notice.cap,
  };
  return {
    from,
    document: {
      id,
      title: '关于调整普惠托育收费的通知',
      number: `试发改〔2026〕${noticed}号`,
      issuer: '试验市发展和改革委员会',
      status: 'issued',
      statusAsPrinted: '(此件公开发布)',
      source: '901',
      jurisdiction,
    },
    clauses: [{ id: `${id}.clause`, document: id, phrase: `托大班费用每人每月不超过${capFen / 100}元` }],
    rules: notice.rules ?? { priceCaps: [cap] },
    ...(ends ? { ends } : {}),
  };
}

export async function drafted(
  author: Person,
  content: object = noticeOf(),
  jurisdiction = jingdezhen,
): Promise<DraftView> {
  return done(await author.send(endpoints.startDraft, { body: { jurisdiction, content } }));
}

/** What the second person sends, having read the draft as it is. */
export function asRead({ revision, nextNumber }: Pick<DraftView, 'revision' | 'nextNumber'>) {
  return { revision, number: nextNumber ?? 0 };
}

/** Drafted by one and published by another. */
export async function publishedNotice(
  town: Town,
  content: object = noticeOf(),
  jurisdiction = jingdezhen,
): Promise<WholePublication> {
  const [author, second] = [await regulatorOf(town, jurisdiction), await regulatorOf(town, jurisdiction)];
  const draft = await drafted(author, content, jurisdiction);
  const params = { draft: draft.id };
  return done(await second.send(endpoints.publishDraft, { params, body: asRead(draft) }));
}
