import type { Instant } from '@huiyue/shared/civil';
import { divisionCode, idOf } from '@huiyue/shared/contract/common';
import { policyAmendmentSchema } from '@huiyue/shared/contract/policyAmendment';
import { amended } from '@huiyue/shared/policy/amend';
import type { Policy } from '@huiyue/shared/policy/assemble';
import { draftActs, draftRevisionOf, type PolicyDraft } from '@huiyue/shared/publishing/draft';
import * as z from 'zod';
import { AnsweredBefore, type NoticeTask, type Publication, type Publishing, type Reply } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys } from './keys';
import { recordWrite } from './records';
import { noticeTaskShape } from './shapes/notices';
import { clauseRow } from './rows';
import { getRow, parsed, queryIndexPage, queryRows, type Row, type Table, type Write } from './table';
import { transact } from './transact';
import { commitNew, newRow, nextRow } from './writes';

const headRow = z.object({ revision: z.int() });

/** What regulators write lies in the table as text, so that it comes back exactly as it was written. */
function jsonText<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

const publicationRow = z.object({
  number: z.int(),
  amendment: jsonText(policyAmendmentSchema),
  draft: idOf('draft'),
  drafter: idOf('account'),
  publisher: idOf('account'),
  at: z.int(),
}) satisfies z.ZodType<Publication>;

const draftRow = z.object({
  id: idOf('draft'),
  jurisdiction: divisionCode,
  content: jsonText(z.record(z.string(), z.unknown())),
  history: z.array(
    z.object({
      act: z.enum(draftActs),
      at: z.int(),
      by: idOf('account'),
      reason: z.string().exactOptional(),
    }),
  ),
  publication: z.int().exactOptional(),
}) satisfies z.ZodType<PolicyDraft>;

type Taken = {
  readonly number: number;
  readonly policy: Policy;
  readonly publications: readonly Publication[];
};

/** Drafts and publications, and the policy that follows from the packs and all publications. */
export function publishingIn(
  table: Table,
  packs: Policy,
  now: () => Instant,
): Publishing & { readonly policy: () => Policy } {
  let taken: Taken = { number: 0, policy: packs, publications: [] };

  const findAt = async (key: Parameters<typeof getRow>[1]) => {
    const row = await getRow(table, key);
    return row && parsed(draftRow, row);
  };

  return {
    policy: () => taken.policy,
    published: () => taken.publications,

    async takeUp() {
      const head = await getRow(table, keys.policyHead());
      const number = head ? parsed(headRow, head).revision : 0;
      while (taken.number < number) {
        const next = await withMore(table, taken);
        // Whoever took up more in the meantime is not undone.
        if (next.number > taken.number) taken = next;
      }
    },

    async keptClause(id, version) {
      const row = await getRow(table, keys.clause(`${id}@${version}`));
      return row && parsed(clauseRow, row);
    },

    findDraft: (id) => findAt(keys.draft(id)),
    findRevision: (id, revision) => findAt(keys.draftRevision(id, revision)),

    async draftsOf(jurisdiction, { limit, cursor }) {
      const { gsi1pk: pk } = indexKeys.draft(jurisdiction, 'drf_');
      const { rows, after } = await queryIndexPage(
        table,
        { pk, prefix: 'DRF#' },
        {
          limit,
          after: cursor && { ...keys.draft(cursor), ...indexKeys.draft(jurisdiction, cursor) },
        },
      );
      return {
        items: rows.map((row) => parsed(draftRow, row)),
        next: after && String(after['gsi1sk']).slice('DRF#'.length),
      };
    },

    async addDraft(draft, reply) {
      const { id, jurisdiction } = draft;
      const writes = [
        newRow(table, keys.draft(id), rowOf(draft), indexKeys.draft(jurisdiction, id)),
        newRow(table, keys.draftRevision(id, 1), rowOf(draft)),
      ];
      await commitNew(table, writes, reply, now());
    },

    moveDraft: (draft, reply) => commit(table, draftWrites(table, draft), reply, now()),

    publish: (publication, draft, reply) =>
      commit(table, [...publicationWrites(table, publication), ...draftWrites(table, draft)], reply, now()),
  };
}

async function withMore(table: Table, { number, policy, publications }: Taken): Promise<Taken> {
  const rows = await queryRows(table, keys.publicationsFrom(number + 1));
  const more = rows.map((row) => parsed(publicationRow, row));
  const last = more.at(-1);
  if (!last) throw new Error(`a publication after number ${number} is announced and missing`);
  return {
    number: last.number,
    policy: amended(
      policy,
      more.map(({ amendment }) => amendment),
    ),
    publications: [...publications, ...more],
  };
}

/** Everybody who publishes passes the head, so numbers have no gap and nobody publishes upon what has changed. */
function publicationWrites(table: Table, publication: Publication): readonly Write[] {
  const { number, amendment } = publication;
  const head = { revision: number };
  return [
    number === 1
      ? newRow(table, keys.policyHead(), head)
      : nextRow(table, keys.policyHead(), head, number - 1),
    newRow(table, keys.publication(number), { ...publication, amendment: JSON.stringify(amendment) }),
    // Whoever sells against it is told afterwards, and cannot be forgotten.
    recordWrite<NoticeTask>(table, noticeTaskShape, {
      kind: 'publication',
      of: amendment.jurisdiction,
      key: String(number),
      dueAt: publication.at,
      revision: 1,
    }),
  ];
}

function draftWrites(table: Table, draft: PolicyDraft): readonly Write[] {
  const { id, jurisdiction } = draft;
  const revision = draftRevisionOf(draft);
  return [
    nextRow(table, keys.draft(id), rowOf(draft), revision - 1, indexKeys.draft(jurisdiction, id)),
    newRow(table, keys.draftRevision(id, revision), rowOf(draft)),
  ];
}

function rowOf(draft: PolicyDraft): Row {
  return { ...draft, content: JSON.stringify(draft.content), revision: draftRevisionOf(draft) };
}

async function commit(
  table: Table,
  writes: readonly Write[],
  reply: Reply,
  now: Instant,
): Promise<'committed' | 'stale'> {
  const result = await transact(table, [answerWrite(table, reply, now), ...writes]);
  if (result.ok) return 'committed';
  if (result.failures[0]) throw new AnsweredBefore();
  return 'stale';
}
