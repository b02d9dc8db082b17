import * as z from 'zod';
import type { PolicyProblem } from '../policy/problems';
import { civilDate, clause, divisionCode, document, labelled, ruleLists, wholeNumber } from './policyPack';

const ended = z.strictObject({
  /** The id of a rule that stops holding, and of the clause that stops it. */
  rule: z.string().min(1),
  lastDay: civilDate,
  clause: z.string().min(1),
});

/**
 * What a regulator publishes after the packs were written: one document of one place, its clauses, the rules it brings
 * and the rules it ends. A rule without a first day of its own begins with the publication.
 */
export const policyAmendmentSchema = z.strictObject({
  jurisdiction: divisionCode,
  /** Counts the publications of this place from 1; never used twice. */
  version: wholeNumber.positive({ error: 'must be 1 or more' }),
  from: civilDate,
  document,
  grades: z.array(labelled).exactOptional(),
  clauses: z.array(clause),
  rules: ruleLists,
  ends: z.array(ended).exactOptional(),
});

export type PolicyAmendment = z.infer<typeof policyAmendmentSchema>;

export type ReadAmendment =
  | { readonly ok: true; readonly amendment: PolicyAmendment }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** A draft as somebody wrote it: what it says, or each entry that is not yet well-formed and what it lacks. */
export function readAmendment(draft: unknown): ReadAmendment {
  const read = policyAmendmentSchema.safeParse(draft);
  if (read.success) return { ok: true, amendment: read.data };
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => ({
      code: 'entry.malformed',
      where: path.map(String).join('.') || 'the publication',
      sentence: message,
    })),
  };
}
