import { isoAt } from '@huiyue/shared/civil';
import type {
  BreachView,
  CapView,
  PublicationView,
  WholePublication,
} from '@huiyue/shared/contract/publishing';
import { publicationVersion } from '@huiyue/shared/policy/amend';
import type { Policy } from '@huiyue/shared/policy/assemble';
import { clauseOf } from '@huiyue/shared/policy/clauses';
import type { PriceCapInForce } from '@huiyue/shared/policy/priceCaps';
import { answerId } from '@huiyue/shared/policy/slots';
import type { Breach } from '@huiyue/shared/publishing/breaches';
import type { Publication } from '../ports';

/** What people are shown of rules. Types come from the contract. */

export function placeView(policy: Policy, code: string): { code: string; name: string } {
  return { code, name: policy.jurisdictions.get(code)?.name ?? '' };
}

export function capView(cap: PriceCapInForce): CapView {
  const { id, capFen, per, version, status, clause, derivation, review } = cap;
  return {
    id,
    capFen,
    per,
    feeItems: [...cap.feeItems],
    voluntary: [...cap.voluntary],
    forbidden: [...cap.forbidden],
    partHours: cap.partHours ?? null,
    derivation: derivation
      ? {
          kind: derivation.kind,
          figure: derivation.kind === 'division' ? derivation.by : derivation.percent,
          of: derivation.of,
          ofFen: derivation.ofFen,
          clause: derivation.clause,
        }
      : null,
    review: review
      ? { everyYears: review.everyYears, dueOn: review.dueOn ?? null, clause: review.clause }
      : null,
    version,
    status,
    clause,
  };
}

export function breachView({ site, seller, rate, from, refusal }: Breach): BreachView {
  return {
    site: { ...site },
    seller: { ...seller },
    rate: rate ? { careMode: rate.careMode ?? null, per: rate.per } : null,
    from,
    code: refusal.code,
    facts: { ...refusal.facts },
    clause: refusal.clause ?? null,
  };
}

export function publicationView(policy: Policy, { amendment, at }: Publication): PublicationView {
  const { jurisdiction, version, from, document, clauses, rules, ends = [] } = amendment;
  const { slots = [], ...lists } = rules;
  const brought: readonly (readonly [string, readonly Brought[] | undefined])[] = Object.entries(lists);
  const { id, title, number, issuer, status } = document;
  return {
    place: placeView(policy, jurisdiction),
    number: version,
    publishedAt: isoAt(at),
    from,
    version: publicationVersion(amendment),
    document: { id, title, ...(number === undefined ? {} : { number }), issuer, status },
    clauses: clauses.map((clause) => clauseOf(policy, clause.id)),
    brings: [
      ...brought.flatMap(([kind, list = []]) =>
        list.map((rule) => ({ kind, id: rule.id, clause: rule.clause })),
      ),
      ...slots.map((slot) => ({ kind: 'slots', id: answerId(slot), clause: slot.clause ?? null })),
    ],
    ends: ends.map(({ rule, lastDay, clause }) => ({ rule, lastDay, clause })),
  };
}

type Brought = { readonly id: string; readonly clause: string };

export function wholePublication(policy: Policy, publication: Publication): WholePublication {
  return { ...publicationView(policy, publication), amendment: publication.amendment };
}
