import { ageInMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { fen } from '@huiyue/shared/money';
import type { CareMode, ClassKind } from '@huiyue/shared/policy/childcareKinds';
import type { FeePeriod } from '@huiyue/shared/policy/feeItems';
import { isJurisdiction } from '@huiyue/shared/policy/jurisdictions';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import { judgeCare, type CareJudgement, type CareQuestion } from '@huiyue/shared/publishing/judgeCare';
import type { Pricing } from '@huiyue/shared/childcare/childcareClass';
import type { Ownership, ProviderKind } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { capView } from './policyViews';

type Asked = {
  readonly line: ServiceLine | undefined;
  readonly on: CivilDate | undefined;
  readonly birthDate: CivilDate | undefined;
  readonly ageInMonths: number | undefined;
  readonly classKind: ClassKind | undefined;
  readonly careMode: CareMode | undefined;
  readonly per: FeePeriod | undefined;
  readonly priceFen: number | undefined;
  readonly pricing: Pricing | undefined;
  readonly providerKind: ProviderKind | undefined;
  readonly ownership: Ownership | undefined;
  readonly grade: string | undefined;
  readonly jurisdiction: string | undefined;
};

/** One question, judged by the rules of every city side by side. */
export function judgeEverywhere({ policy, now }: Deps, asked: Asked): CareJudgementView | Absent {
  const { jurisdiction } = asked;
  if (jurisdiction !== undefined && !isJurisdiction(policy, jurisdiction)) return absent;
  const on = asked.on ?? dateAt(now());
  const question = questionOf(asked, on);
  const places =
    jurisdiction === undefined
      ? [...policy.jurisdictions.values()].flatMap(({ code, centre }) => (centre ? [code] : []))
      : [jurisdiction];
  const { line, institution } = question;
  return {
    asked: {
      line,
      on,
      ageInMonths: question.ageInMonths ?? null,
      classKind: question.classKind ?? null,
      careMode: question.careMode ?? null,
      per: question.per ?? null,
      priceFen: question.priceFen ?? null,
      pricing: institution.isDesignated ? 'inclusive' : 'market',
      providerKind: institution.providerKind ?? null,
      ownership: institution.ownership ?? null,
      grade: institution.grade ?? null,
    },
    cities: places.map((code) => cityView(judgeCare(policy, code, question))),
  };
}

function questionOf(asked: Asked, on: CivilDate): CareQuestion {
  const { line = 'childcare', birthDate, classKind, per, priceFen, providerKind, ownership, grade } = asked;
  // Who asks for childcare without saying how long means the place that plans set their caps for.
  const careMode = asked.careMode ?? (line === 'childcare' ? 'fullDay' : undefined);
  const age = birthDate === undefined ? asked.ageInMonths : ageInMonths(birthDate, on);
  return {
    line,
    on,
    institution: {
      isDesignated: asked.pricing !== 'market',
      ...(providerKind ? { providerKind } : {}),
      ...(ownership ? { ownership } : {}),
      ...(grade === undefined ? {} : { grade }),
    },
    ...(age === undefined ? {} : { ageInMonths: age }),
    ...(classKind ? { classKind } : {}),
    ...(careMode ? { careMode } : {}),
    ...(per ? { per } : {}),
    ...(priceFen === undefined ? {} : { priceFen: fen(priceFen) }),
  };
}

type CityView = CareJudgementView['cities'][number];

function cityView(judged: CareJudgement): CityView {
  const { jurisdiction, name, verdict, options, scope, floor, named, authority, refunds, unpublished } =
    judged;
  return {
    jurisdiction,
    name,
    verdict,
    options: options.map(({ classKind, verdict: ofOption, age, price }) => ({
      classKind: classKind ?? null,
      verdict: ofOption,
      age: age
        ? {
            fits: age.fits ?? null,
            ageFromMonths: age.rule.ageFromMonths,
            ageBelowMonths: age.rule.ageBelowMonths ?? null,
            maxChildren: age.rule.maxChildren,
            clause: age.rule.clause,
          }
        : null,
      price: price
        ? { isAllowed: price.isAllowed ?? null, mostFen: price.cap.capFen, cap: capView(price.cap) }
        : null,
    })),
    scope: scope ? { ageBelowMonths: scope.months, fits: scope.fits ?? null, clause: scope.clause } : null,
    kindergartenFloor: floor
      ? { ageFromMonths: floor.months, fits: floor.fits ?? null, clause: floor.clause }
      : null,
    named: named ? { modes: [...named.modes], clause: named.clause } : null,
    authority: authority ?? null,
    refunds: refunds.map(({ when, basis, percent, noticeDays, usedDaysAtMost, version, status, clause }) => ({
      when,
      basis,
      percent: percent ?? null,
      noticeDays: noticeDays ?? null,
      usedDaysAtMost: usedDaysAtMost ?? null,
      version,
      status,
      clause,
    })),
    unpublished: [...unpublished],
  };
}
