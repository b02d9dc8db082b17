import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ChildcarePolicyView, CityView } from '@huiyue/shared/contract/policy';
import { classKinds } from '@huiyue/shared/policy/childcareKinds';
import { classRuleOn } from '@huiyue/shared/policy/classRules';
import { elderHotlineOn } from '@huiyue/shared/policy/hotlines';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { priceCapOn } from '@huiyue/shared/policy/priceCaps';
import { anyDesignated } from '@huiyue/shared/policy/scope';
import { openQuestions } from '@huiyue/shared/policy/slots';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { publishesCaps } from './views';

/** Cities a family can search in: those of the packs that say where their centre lies. */
export function listCities(deps: Deps): readonly CityView[] {
  const places = [...deps.policy.jurisdictions.values()];
  return places.flatMap(({ code, name, centre }) => {
    if (!centre) return [];
    const chain = jurisdictionChain(deps.policy, code);
    const asked = { jurisdiction: code, on: dateAt(deps.now()) };
    const hotline = elderHotlineOn(deps.policy, asked);
    return [
      {
        code,
        name,
        province: chain.at(-1)?.name ?? name,
        centre,
        publishesCaps: publishesCaps(deps.policy, asked),
        hotline: hotline ? { phone: hotline.phone, lines: [...hotline.lines], clause: hotline.clause } : null,
        districts: places
          .filter(({ parent }) => parent === code)
          .map((district) => ({ code: district.code, name: district.name })),
      },
    ];
  });
}

/** Everything a jurisdiction publishes on childcare classes on a day, and the questions it leaves open. */
export function readChildcarePolicy(
  deps: Deps,
  asked: { readonly jurisdiction: string; readonly on: CivilDate | undefined },
): ChildcarePolicyView | Absent {
  const { policy } = deps;
  const { jurisdiction } = asked;
  if (!isJurisdiction(policy, jurisdiction)) return absent;
  const on = asked.on ?? dateAt(deps.now());
  const [place] = jurisdictionChain(policy, jurisdiction);
  return {
    jurisdiction,
    name: place?.name ?? '',
    on,
    classes: classKinds.map((kind) => {
      const cap = priceCapOn(policy, {
        jurisdiction,
        on,
        line: 'childcare',
        classKind: kind,
        careMode: 'fullDay',
        per: 'month',
        institution: anyDesignated,
      });
      return {
        kind,
        cap: cap ? { capFen: cap.capFen, clause: cap.clause } : null,
        rule: classRuleOn(policy, { jurisdiction, classKind: kind, on }) ?? null,
      };
    }),
    unanswered: openQuestions(policy, { jurisdiction, on }).map(({ key, question }) => ({ key, question })),
  };
}
