import { civilDate } from '@huiyue/shared/civil';
import type { PolicyAmendment } from '@huiyue/shared/contract/policyAmendment';
import type { PolicyPack } from '@huiyue/shared/contract/policyPack';
import { fen } from '@huiyue/shared/money';

/** A made-up city with one county, one document and no rules: each test adds what it is about. */
export function packOf(overrides: Partial<PolicyPack> = {}): PolicyPack {
  return {
    pack: packFile(),
    childcare: childcareFile(),
    fees: feesFile(),
    support: supportFile(),
    slots: { slots: [] },
    constants: { constants: [] },
    indicators: { indicators: [] },
    damage: { damage: [], contradictions: [] },
    ...overrides,
  };
}

export function packFile(overrides: Partial<PolicyPack['pack']> = {}): PolicyPack['pack'] {
  return {
    key: 'testtown',
    name: '试验市',
    version: '7',
    documents: [
      {
        id: 'testtown.plan',
        title: '试验市方案',
        issuer: '试验市人民政府',
        status: 'issued',
        statusAsPrinted: '(此件公开发布)',
        source: '901',
        jurisdiction: '990100',
      },
    ],
    jurisdictions: [
      { code: '990000', name: '试验省', level: 'province' },
      { code: '990100', name: '试验市', level: 'city', parent: '990000' },
      { code: '990101', name: '试验县', level: 'county', parent: '990100' },
      { code: '990102', name: '邻县', level: 'county', parent: '990100' },
    ],
    clauses: [
      {
        id: 'testtown.cap',
        document: 'testtown.plan',
        phrase: '托小班(12-24个月,15人以下)费用每人每月不超过1500元',
      },
    ],
    ...overrides,
  };
}

export function childcareFile(overrides: Partial<PolicyPack['childcare']> = {}): PolicyPack['childcare'] {
  return {
    scopes: [],
    kindergartenFloors: [],
    inclusiveSales: [],
    careModes: [],
    classRules: [],
    ...overrides,
  };
}

export function feesFile(overrides: Partial<PolicyPack['fees']> = {}): PolicyPack['fees'] {
  return {
    priceCaps: [],
    feeRules: [],
    refundRules: [],
    absenceRules: [],
    prorationRules: [],
    billingRules: [],
    pricingAuthorities: [],
    ...overrides,
  };
}

export function supportFile(overrides: Partial<PolicyPack['support']> = {}): PolicyPack['support'] {
  return {
    subsidies: [],
    assessmentRules: [],
    hotlines: [],
    priorityGroups: [],
    institutionRules: [],
    ...overrides,
  };
}

export type PriceCap = PolicyPack['fees']['priceCaps'][number];

const cap = {
  jurisdiction: '990100',
  line: 'childcare',
  classKind: 'toddlerClass',
  careMode: 'fullDay',
  per: 'month',
  binds: { institutions: 'designated' },
  clause: 'testtown.cap',
  validity: {},
} as const satisfies Partial<PriceCap>;

export function capOf(overrides: Partial<PriceCap> = {}): PriceCap {
  const { jurisdiction = '990100', validity: { from = 'ever', to = 'ever' } = {} } = overrides;
  return {
    id: `testtown.cap.${jurisdiction}.${from}.${to}`,
    ...cap,
    capFen: fen(150_000),
    ...overrides,
  };
}

/** The same cap for whatever is not sold by class: a bed, a meal. */
export function withoutClass({ classKind: _class, careMode: _mode, ...rest }: PriceCap): PriceCap {
  return rest;
}

/** A cap that follows from another one. */
export function derivedCapOf(
  derived: NonNullable<PriceCap['derived']>,
  overrides: Partial<Omit<PriceCap, 'capFen'>> = {},
): PriceCap {
  return { id: 'testtown.cap.derived', ...cap, careMode: 'halfDay', derived, ...overrides };
}

export function packWithCaps(...priceCaps: readonly PriceCap[]): PolicyPack {
  return packOf({ fees: feesFile({ priceCaps: [...priceCaps] }) });
}

/** A publication of the made-up city: its second document, which says what each test is about. */
export function amendmentOf(overrides: Partial<PolicyAmendment> = {}): PolicyAmendment {
  return {
    jurisdiction: '990100',
    version: 1,
    from: civilDate('2027-01-01'),
    document: {
      id: `testtown.notice.${overrides.version ?? 1}`,
      title: '关于调整收费标准的通知',
      issuer: '试验市发展和改革委员会',
      status: 'issued',
      statusAsPrinted: '(此件公开发布)',
      source: '902',
      jurisdiction: '990100',
    },
    clauses: [
      {
        id: `testtown.noticed.${overrides.version ?? 1}`,
        document: `testtown.notice.${overrides.version ?? 1}`,
        phrase: '托小班费用每人每月不超过1400元',
      },
    ],
    rules: {},
    ...overrides,
  };
}
