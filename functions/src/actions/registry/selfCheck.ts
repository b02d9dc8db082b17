import { dateAt } from '@huiyue/shared/civil';
import type { SelfCheckView } from '@huiyue/shared/contract/registry';
import type { Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import {
  gapsIn,
  questionsFor,
  type SelfCheck,
  type SelfCheckAnswer,
} from '@huiyue/shared/registry/selfCheck';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { untilSettled } from '../untilSettled';

export async function readSelfCheck(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<SelfCheckView | Absent> {
  const site = await siteInReach(deps, actor, id);
  return site ? selfCheckView(site, await deps.selfChecks.find(site.id, 'LAST')) : absent;
}

/** Questions that are not asked of this kind of institution are left out, and what was answered before is answered anew. */
export function writeSelfCheck(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly answers: readonly { readonly question: string; readonly answer: SelfCheckAnswer }[];
  },
  receipt: Receipt,
): Promise<Outcome<SelfCheckView> | Absent> {
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    if (!site) return absent;
    const before = await deps.selfChecks.find(site.id, 'LAST');
    const known = new Set(questionsFor(site.providerKind).map(({ id }) => id));
    const next: SelfCheck = {
      site: site.id,
      on: dateAt(deps.now()),
      by: actor.account,
      answers: Object.fromEntries(
        asked.answers
          .filter(({ question }) => known.has(question))
          .map(({ question, answer }) => [question, answer]),
      ),
      revision: (before?.revision ?? 0) + 1,
    };
    const body = selfCheckView(site, next);
    const result = await deps.selfChecks.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

function selfCheckView({ id, providerKind }: Site, check: SelfCheck | undefined): SelfCheckView {
  const answers = check?.answers ?? {};
  return {
    site: id,
    checkedOn: check?.on ?? null,
    items: questionsFor(providerKind).map((question) => ({
      ...question,
      answer: answers[question.id] ?? null,
    })),
    gaps: [...gapsIn(providerKind, answers)],
  };
}
