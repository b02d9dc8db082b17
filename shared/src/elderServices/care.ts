import { addMonths, type CivilDate } from '../civil';
import type { Id } from '../ids';
import type { Clause } from '../policy/clauses';
import type { AssessedCareLevel, CareLevel } from '../people';
import type { Refusal } from '../refusals';

/** What is done for somebody at home: 助浴 助洁 助医 助行 助急 康复 探访, and what a carer does besides. */
export const cares = [
  'bathing',
  'cleaning',
  'medicalEscort',
  'mobility',
  'urgentHelp',
  'rehabilitation',
  'visit',
  'cooking',
  'companionship',
] as const;
export type Care = (typeof cares)[number];

/** What an institution asks to see before it does this to somebody: its own terms, beside what is published. */
export type AssessmentTerms = {
  /** Levels it takes, as the paper calls them; all where none is named. */
  readonly levels?: readonly CareLevel[];
  /** How old an assessment may be on the day of service. */
  readonly withinMonths?: number;
};

export function refusalOfAssessment(
  service: { readonly asksAssessment?: AssessmentTerms },
  recipient: {
    readonly id: Id<'child'> | Id<'elder'>;
    readonly assessment?: Pick<AssessedCareLevel, 'level' | 'on'> | undefined;
  },
  on: CivilDate,
  clause: Clause | undefined,
): Refusal | undefined {
  const asked = service.asksAssessment;
  if (!asked) return undefined;
  const said = clause ? { clause } : {};
  const { id, assessment } = recipient;
  if (!assessment) return { code: 'assessment.missing', facts: { recipient: id }, ...said };
  const { withinMonths, levels } = asked;
  const validUntil = withinMonths === undefined ? undefined : addMonths(assessment.on, withinMonths);
  if (validUntil !== undefined && validUntil < on)
    return {
      code: 'assessment.outdated',
      facts: { recipient: id, assessedOn: assessment.on, validUntil },
      ...said,
    };
  return levels && !levels.includes(assessment.level)
    ? { code: 'assessment.otherLevel', facts: { recipient: id, level: assessment.level, levels }, ...said }
    : undefined;
}
