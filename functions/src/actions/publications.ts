import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { CapsView, PublicationView, WholePublication } from '@huiyue/shared/contract/publishing';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { allInForce } from '@huiyue/shared/policy/inForce';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { capInForce, capQuestionKey } from '@huiyue/shared/policy/priceCaps';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { capView, placeView, publicationView, wholePublication } from './policyViews';

/** What anybody may read of the rules, without a name or a token. */

/** Newest first; of a place, those that hold there: its own and those of the places above it. */
export function listPublications(
  { policy, publishing }: Deps,
  jurisdiction: string | undefined,
): readonly PublicationView[] | Absent {
  if (jurisdiction !== undefined && !isJurisdiction(policy, jurisdiction)) return absent;
  const places =
    jurisdiction === undefined ? undefined : jurisdictionChain(policy, jurisdiction).map(({ code }) => code);
  return publishing
    .published()
    .filter(({ amendment }) => places === undefined || places.includes(amendment.jurisdiction))
    .map((publication) => publicationView(policy, publication))
    .toReversed();
}

export function readPublication(
  { policy, publishing }: Deps,
  asked: { readonly jurisdiction: string; readonly number: number },
): WholePublication | Absent {
  const found = publishing
    .published()
    .find(
      ({ amendment }) => amendment.jurisdiction === asked.jurisdiction && amendment.version === asked.number,
    );
  return found ? wholePublication(policy, found) : absent;
}

/** A clause as it stands now, or in the edition by which something was decided before. */
export async function readClause(
  deps: Deps,
  asked: { readonly clause: string; readonly version: string | undefined },
): Promise<Clause | Absent> {
  const clause = deps.policy.clauses.get(asked.clause);
  if (clause && (asked.version === undefined || asked.version === clause.version)) return clause;
  if (asked.version === undefined) return absent;
  return (await deps.publishing.keptClause(asked.clause, asked.version)) ?? absent;
}

/** Every cap that holds in a place on a day. Where a county answers a question, its city's answer is left out. */
export function listCaps(
  { policy, now }: Deps,
  asked: {
    readonly jurisdiction: string;
    readonly on: CivilDate | undefined;
    readonly line: ServiceLine | undefined;
  },
): CapsView['items'] | Absent {
  const { jurisdiction, line, on = dateAt(now()) } = asked;
  if (!isJurisdiction(policy, jurisdiction)) return absent;
  const at = { jurisdiction, on };
  const caps = allInForce(policy, at, policy.rules.priceCaps).filter(
    (cap) => line === undefined || cap.line === line,
  );
  const nearest = caps.filter(
    (cap, index) => caps.findIndex((other) => capQuestionKey(other) === capQuestionKey(cap)) === index,
  );
  return nearest.flatMap((cap) => {
    const standing = capInForce(policy, at, cap);
    const { institutions, providerKinds, ownerships, grades } = cap.binds;
    if (!standing) return [];
    return [
      {
        place: placeView(policy, cap.jurisdiction),
        line: cap.line,
        classKind: cap.classKind ?? null,
        careMode: cap.careMode ?? null,
        binds: {
          institutions,
          providerKinds: providerKinds ?? null,
          ownerships: ownerships ?? null,
          grades: grades ?? null,
        },
        cap: capView(standing),
      },
    ];
  });
}
