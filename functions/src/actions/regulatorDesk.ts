import { dateAt } from '@huiyue/shared/civil';
import type { RegulatorDeskView } from '@huiyue/shared/contract/publishing';
import type { Actor } from '@huiyue/shared/people';
import { clauseOf } from '@huiyue/shared/policy/clauses';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { reviewsDue } from '@huiyue/shared/policy/reviewsDue';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { openQuestions } from '@huiyue/shared/policy/slots';
import { unpublishedOn } from '@huiyue/shared/policy/unpublished';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { capView, placeView } from './policyViews';
import { nextNumber } from './publishing';
import { watchesOver } from './supervision';

/** What still has to be decided in a place, and what was decided so long ago that it is to be looked at again. */
export function readRegulatorDesk(
  deps: Deps,
  actor: Actor,
  jurisdiction: string,
): RegulatorDeskView | Absent {
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  const { policy } = deps;
  const on = dateAt(deps.now());
  const asked = { jurisdiction, on };
  const chain = (code: string) => jurisdictionChain(policy, code).map((place) => place.code);
  const concerns = (code: string) => chain(jurisdiction).includes(code) || chain(code).includes(jurisdiction);
  return {
    place: placeView(policy, jurisdiction),
    on,
    nextNumber: nextNumber(policy, jurisdiction),
    openQuestions: openQuestions(policy, asked).map((slot) => ({
      key: slot.key,
      question: slot.question,
      place: placeView(policy, slot.jurisdiction),
      line: slot.line ?? null,
      answeredIn: slot.answeredIn,
      leftOpenBy: slot.leftOpenBy === undefined ? null : clauseOf(policy, slot.leftOpenBy),
    })),
    reviewsDue: reviewsDue(policy, on)
      .filter((due) => concerns(due.jurisdiction))
      .map(({ state, dueOn, cap, jurisdiction: code }) => ({
        state,
        dueOn: dueOn ?? null,
        place: placeView(policy, code),
        cap: capView(cap),
      })),
    unpublished: serviceLines.map((line) => ({
      line,
      kinds: [...unpublishedOn(policy, { ...asked, line })],
    })),
  };
}
