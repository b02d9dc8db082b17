import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';
import type { ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import type { ServiceOffer } from '@huiyue/shared/service';
import type { Certificate } from '@huiyue/shared/registry/certificate';
import type { Site } from '@huiyue/shared/site';

/**
 * The town that a fresh local edition opens in. Every institution and person in it is invented, and says so by name.
 * Prices are what these invented institutions ask; caps come from the policy packs alone.
 */
export type DemoClass = Omit<ClassOffer, 'opensOn'>;
export type DemoService = Omit<ServiceOffer, 'opensOn'>;
export type DemoSite = {
  readonly site: Site;
  readonly classes: readonly DemoClass[];
  readonly services?: readonly DemoService[];
  /** What it says of giving back: made up like the institution itself, and shown as that. */
  readonly refundTerms?: Omit<RefundTerms, 'from'>;
};

type Terms = readonly [places: number, yuan: number, pricing?: DemoClass['pricing']];

/** The ages these invented institutions take; whether they may is for the policy packs to say. */
function classOf(
  kind: DemoClass['kind'],
  name: string,
  [ageFromMonths, ageBelowMonths]: readonly [number, number],
): (...terms: Terms) => DemoClass {
  return (places, yuan, pricing = 'inclusive') => ({
    kind,
    name,
    ageFromMonths,
    ageBelowMonths,
    places,
    reserves: [],
    pricing,
    rates: [{ careMode: 'fullDay', per: 'month', priceFen: fen(yuan * 100) }],
    weekdays: mondayToFriday,
    opensAt: 8 * 60,
    halvesAt: 12 * 60 + 30,
    closesAt: 17 * 60 + 30,
    bookableMonths: 6,
    answerWithinHours: 48,
    offerWithinHours: 24,
  });
}

const mondayToFriday = 31;
const everyDay = 127;

type Rates = { readonly half: number; readonly halfDay: number; readonly hour: number; readonly day: number };

/** The same room sells half days, hours and single days as well, and keeps two places for who comes in person. */
function everyWay(offer: DemoClass, yuan: Rates): DemoClass {
  return {
    ...offer,
    reserves: [{ for: 'offline', units: 2, release: { daysBefore: 3, at: 9 * 60 } }],
    renewByDay: 20,
    rates: [
      ...offer.rates,
      { careMode: 'halfDay', per: 'month', priceFen: fen(yuan.half * 100) },
      { careMode: 'halfDay', per: 'day', priceFen: fen(yuan.halfDay * 100) },
      { careMode: 'hourly', per: 'hour', priceFen: fen(yuan.hour * 100) },
      { careMode: 'occasional', per: 'day', priceFen: fen(yuan.day * 100) },
    ],
  };
}

/** A growth station has no places by the month: an hour, or now and then a day. */
function byTheHour(offer: DemoClass, yuan: number): DemoClass {
  return { ...offer, rates: [{ careMode: 'hourly', per: 'hour', priceFen: fen(yuan * 100) }] };
}

function serviceOf(
  product: DemoService['product'],
  name: string,
  [places, yuan, per]: readonly [number, number, DemoService['per']],
  [opensAt, closesAt]: readonly [number, number],
  overrides: Partial<DemoService> = {},
): DemoService {
  return {
    product,
    name,
    places,
    reserves: [],
    weekdays: mondayToFriday,
    opensAt: opensAt * 60,
    closesAt: closesAt * 60,
    pricing: 'inclusive',
    per,
    priceFen: fen(yuan * 100),
    bookableDays: 14,
    closesMinutesBefore: 120,
    answerWithinHours: 0,
    offerWithinHours: 2,
    ...overrides,
  };
}

const infant = classOf('infantClass', '乳儿班', [6, 12]);
const toddler = classOf('toddlerClass', '托小班', [12, 24]);
const olderToddler = classOf('olderToddlerClass', '托大班', [24, 36]);
const mixedAge = classOf('mixedAgeClass', '混合班', [18, 36]);

type Standing = Pick<Site, 'filing'> & Partial<Pick<Site, 'designation'>>;

function inclusive(number: string, authority: string): Standing {
  return {
    filing: { status: 'filed', number, on: civilDate('2024-03-12') },
    designation: { authority, on: civilDate('2024-06-01') },
  };
}
function filedOnly(number: string): Standing {
  return { filing: { status: 'filed', number, on: civilDate('2024-09-02') } };
}
const registeredOnly: Standing = { filing: { status: 'registered' } };

/** Invented papers: some sites of the town let their fire certificate run out, to show what happens then. */
const fireRanOut: ReadonlySet<number> = new Set([8, 12]);
function papers(code: string, fireUntil: string): readonly Certificate[] {
  const from = civilDate('2026-01-01');
  const issuedBy = '演示消防救援大队';
  return [
    { kind: 'fire', number: `演示消${code}`, issuedBy, from, until: civilDate(fireUntil) },
    {
      kind: 'food',
      number: `演示食${code}`,
      issuedBy: '演示市场监管局',
      from,
      until: civilDate('2030-12-31'),
    },
    {
      kind: 'insurance',
      number: `演示保${code}`,
      issuedBy: '演示保险公司',
      from,
      until: civilDate('2027-12-31'),
    },
  ];
}

function site(
  number: number,
  name: string,
  place: Pick<Site, 'city' | 'jurisdiction' | 'address'> & { readonly at: readonly [number, number] },
  kind: Pick<Site, 'providerKind' | 'ownership' | 'intakeMetOn'>,
  standing: Standing,
): Site {
  const [longitude, latitude] = place.at;
  const code = String(number).padStart(4, '0');
  return {
    id: `site_demo${code}`,
    name: `${name}（演示）`,
    jurisdiction: place.jurisdiction,
    city: place.city,
    address: place.address,
    phone: `0000-000${code}`,
    point: { longitude, latitude },
    ...kind,
    registration: { authority: '演示行政审批局', number: `演示登${code}`, on: civilDate('2023-05-08') },
    certificates: papers(code, fireRanOut.has(number) ? '2026-06-30' : '2028-12-31'),
    ...standing,
    isInvented: true,
  };
}

/** By the month: some notice, and a part back for a week of illness. */
const monthTerms: DemoSite['refundTerms'] = {
  partMonth: 'openDays',
  beforeStart: { percent: 100, noticeDays: 3 },
  afterStart: { back: 'unusedDays', noticeDays: 5 },
  absence: { fromDays: 5, counted: 'inARow', percent: 50 },
};
/** What a dearer house may ask for. */
const strictTerms: DemoSite['refundTerms'] = {
  partMonth: 'wholeMonth',
  beforeStart: { percent: 80, noticeDays: 7 },
  afterStart: { back: 'unusedDays', noticeDays: 15 },
};
/** By the day: whoever says so the day before pays nothing. */
const dayTerms: DemoSite['refundTerms'] = {
  partMonth: 'openDays',
  beforeStart: { percent: 100, noticeDays: 1 },
  afterStart: { back: 'unusedDays', noticeDays: 0 },
};

const centre = { providerKind: 'childcareCentre', ownership: 'private' } as const;
const publicCentre = { providerKind: 'childcareCentre', ownership: 'public' } as const;
const builtCentre = { providerKind: 'childcareCentre', ownership: 'publicBuiltPrivatelyRun' } as const;
const kindergarten = {
  providerKind: 'kindergarten',
  ownership: 'public',
  intakeMetOn: civilDate('2026-08-31'),
} as const;
const employer = { providerKind: 'employerSite', ownership: 'private' } as const;

const jingdezhen = (jurisdiction: string, address: string, at: readonly [number, number]) => ({
  city: '360200',
  jurisdiction,
  address,
  at,
});
const authority = '演示卫健部门';

export const demoTown: readonly DemoSite[] = [
  {
    site: site(
      1,
      '瓷韵示范托育园',
      jingdezhen('360203', '珠山区演示路1号', [117.203, 29.294]),
      publicCentre,
      inclusive('演示备2024-001', authority),
    ),
    classes: [infant(10, 2050), toddler(15, 1850), olderToddler(20, 1580)],
  },
  {
    site: site(
      2,
      '小窑火托育中心',
      jingdezhen('360203', '珠山区演示路28号', [117.214, 29.301]),
      builtCentre,
      inclusive('演示备2024-002', authority),
    ),
    classes: [
      everyWay(toddler(12, 1780), { half: 1080, halfDay: 68, hour: 18, day: 120 }),
      mixedAge(18, 1690),
    ],
    refundTerms: monthTerms,
  },
  {
    site: site(
      3,
      '青花里国际托育',
      jingdezhen('360203', '珠山区演示大道66号', [117.196, 29.288]),
      centre,
      filedOnly('演示备2024-003'),
    ),
    classes: [infant(8, 3980, 'market'), toddler(12, 3680, 'market'), olderToddler(16, 3280, 'market')],
    refundTerms: strictTerms,
  },
  {
    site: site(
      4,
      '昌江幼儿园托班',
      jingdezhen('360202', '昌江区演示街9号', [117.181, 29.276]),
      kindergarten,
      inclusive('演示备2024-004', authority),
    ),
    classes: [olderToddler(20, 1490)],
  },
  {
    site: site(
      5,
      '陶溪家门口托育站',
      jingdezhen('360202', '昌江区演示巷3号', [117.169, 29.283]),
      centre,
      inclusive('演示备2024-005', authority),
    ),
    classes: [toddler(15, 1950), olderToddler(18, 1650)],
  },
  {
    site: site(
      6,
      '瓷都产业园职工托育点',
      jingdezhen('360202', '昌江区演示园区12栋', [117.148, 29.262]),
      employer,
      inclusive('演示备2024-006', authority),
    ),
    classes: [mixedAge(16, 1600)],
  },
  {
    site: site(
      7,
      '浮梁茶香托育园',
      jingdezhen('360222', '浮梁县演示镇5号', [117.222, 29.356]),
      centre,
      inclusive('演示备2024-007', authority),
    ),
    classes: [infant(10, 1980), toddler(15, 1720)],
  },
  {
    site: site(
      8,
      '乐平小雨点托育中心',
      jingdezhen('360281', '乐平市演示路88号', [117.132, 28.971]),
      centre,
      registeredOnly,
    ),
    classes: [toddler(14, 2380, 'market')],
  },
  {
    site: site(
      9,
      '垫江牡丹托育园',
      { city: '500231', jurisdiction: '500231', address: '垫江县演示路6号', at: [107.336, 30.334] },
      publicCentre,
      inclusive('演示备2024-009', authority),
    ),
    classes: [toddler(15, 1680), olderToddler(20, 1460)],
  },
  {
    site: site(
      10,
      '垫江幼儿园托班',
      { city: '500231', jurisdiction: '500231', address: '垫江县演示街17号', at: [107.327, 30.325] },
      kindergarten,
      inclusive('演示备2024-010', authority),
    ),
    classes: [olderToddler(20, 1380)],
  },
  {
    site: site(
      11,
      '威海海贝托育园',
      { city: '371000', jurisdiction: '371002', address: '环翠区演示路21号', at: [122.127, 37.506] },
      centre,
      inclusive('演示备2024-011', authority),
    ),
    classes: [infant(10, 2480), toddler(15, 2280)],
  },
  {
    site: site(
      12,
      '威海灯塔托育中心',
      { city: '371000', jurisdiction: '371003', address: '文登区演示路40号', at: [122.058, 37.194] },
      centre,
      filedOnly('演示备2024-012'),
    ),
    classes: [toddler(15, 3080, 'market')],
  },
  {
    site: site(
      13,
      '万源大巴山托育园',
      { city: '511781', jurisdiction: '511781', address: '万源市演示街2号', at: [108.036, 32.083] },
      publicCentre,
      inclusive('演示备2024-013', authority),
    ),
    classes: [toddler(15, 1390), mixedAge(18, 1290)],
  },
  {
    site: site(
      14,
      '里村一老一小服务站',
      jingdezhen('360203', '珠山区演示路52号', [117.208, 29.297]),
      { providerKind: 'communityStation', ownership: 'publicBuiltPrivatelyRun' },
      inclusive('演示备2024-014', '演示民政部门'),
    ),
    classes: [],
    services: [
      serviceOf('dayCare', '日间照料', [30, 60, 'day'], [8, 17], {
        reserves: [{ for: 'safetyNet', units: 4, release: { daysBefore: 1, at: 16 * 60 } }],
        answerWithinHours: 24,
        offerWithinHours: 12,
      }),
      serviceOf('meal', '老年食堂午餐', [300, 12, 'portion'], [11, 13], {
        weekdays: everyDay,
        reserves: [{ for: 'offline', units: 40, release: { daysBefore: 0, at: 8 * 60 } }],
        meal: { ways: ['dineIn', 'collect', 'deliver'], deliveryArea: '里村街道（演示）' },
        missed: { afterMinutes: 30, circleMinutes: 30 },
      }),
      serviceOf('homeCare', '助洁员上门（演示）', [2, 35, 'hour'], [8, 18], {
        care: 'cleaning',
        closesMinutesBefore: 24 * 60,
        answerWithinHours: 4,
        offerWithinHours: 4,
      }),
      serviceOf('course', '智能手机课', [25, 5, 'visit'], [14, 16], { weekdays: 4, offerWithinHours: 24 }),
    ],
    refundTerms: dayTerms,
  },
  {
    site: site(
      15,
      '昌南里长者食堂',
      jingdezhen('360202', '昌江区演示路8号', [117.1822, 29.2716]),
      { providerKind: 'communityStation', ownership: 'publicBuiltPrivatelyRun' },
      inclusive('演示备2024-015', '演示民政部门'),
    ),
    classes: [],
    services: [
      serviceOf('meal', '长者食堂午餐', [80, 11, 'portion'], [11, 13], {
        weekdays: everyDay,
        bookableDays: 31,
        meal: { ways: ['dineIn', 'collect', 'deliver'], deliveryArea: '走 15 分钟以内（演示）' },
        missed: { afterMinutes: 30, circleMinutes: 30 },
      }),
      serviceOf('meal', '长者食堂晚餐', [40, 9, 'portion'], [17, 18], {
        weekdays: everyDay,
        bookableDays: 31,
        meal: { ways: ['collect', 'deliver'], deliveryArea: '走 15 分钟以内（演示）' },
      }),
    ],
  },
  {
    site: site(
      16,
      '瓷街日间照料中心',
      jingdezhen('360202', '昌江区演示街31号', [117.1752, 29.2668]),
      { providerKind: 'communityStation', ownership: 'public' },
      inclusive('演示备2024-016', '演示民政部门'),
    ),
    classes: [],
    services: [
      serviceOf('dayCare', '日间照料', [16, 55, 'day'], [8, 17], {
        bookableDays: 31,
        answerWithinHours: 24,
        offerWithinHours: 12,
      }),
      serviceOf('homeCare', '助浴（演示）', [1, 80, 'visit'], [9, 17], {
        care: 'bathing',
        minutes: 90,
        asksAssessment: { levels: ['mild', 'moderate', 'severe'], withinMonths: 12 },
        closesMinutesBefore: 24 * 60,
        answerWithinHours: 4,
        offerWithinHours: 4,
      }),
      serviceOf('course', '八段锦', [20, 3, 'visit'], [9, 10], { weekdays: 21, offerWithinHours: 24 }),
    ],
    refundTerms: dayTerms,
  },
  {
    site: site(
      17,
      '万源邻家家庭托育点',
      { city: '511781', jurisdiction: '511781', address: '万源市演示小区3栋1单元', at: [108.042, 32.079] },
      { providerKind: 'homeBasedSite', ownership: 'private' },
      filedOnly('演示备2024-017'),
    ),
    classes: [mixedAge(5, 1350, 'market')],
  },
  {
    site: site(
      18,
      '威海渔港成长驿站',
      { city: '371000', jurisdiction: '371002', address: '环翠区演示社区9号', at: [122.119, 37.511] },
      { providerKind: 'communityStation', ownership: 'public' },
      filedOnly('演示备2024-018'),
    ),
    classes: [byTheHour(mixedAge(10, 0, 'market'), 18)],
  },
];

export type DemoPerson = {
  readonly name: string;
  readonly displayName: string;
  readonly about: string;
  readonly role: 'family' | 'institution' | 'desk' | 'regulator';
  /** Sites the person works at, by their number in the town. */
  readonly sites: readonly number[];
  /** The places a regulator publishes for, or a desk serves. */
  readonly jurisdictions?: readonly string[];
  readonly children: readonly { readonly name: string; readonly ageInMonths: number }[];
  readonly elders?: readonly { readonly name: string; readonly ageInYears: number }[];
};

export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'family',
    displayName: '李女士（演示）',
    about: '家长，有一个一岁半的孩子，和外婆同住',
    role: 'family',
    sites: [],
    children: [{ name: '小满（演示）', ageInMonths: 18 }],
    elders: [{ name: '外婆（演示）', ageInYears: 78 }],
  },
  {
    name: 'family2',
    displayName: '周先生（演示）',
    about: '家长，还没有添加孩子',
    role: 'family',
    sites: [],
    children: [],
  },
  {
    name: 'elder',
    displayName: '外婆（演示）',
    about: '老人自己，家人替她预约，她自己点头',
    role: 'family',
    sites: [],
    children: [],
  },
  {
    name: 'head',
    displayName: '方园长（演示）',
    about: '威海海贝托育园的园长，今天有孩子来，有家庭等答复',
    role: 'institution',
    sites: [11],
    children: [],
  },
  {
    name: 'institution',
    displayName: '陈园长（演示）',
    about: '瓷韵示范托育园的工作人员，下个月开班',
    role: 'institution',
    sites: [1],
    children: [],
  },
  {
    name: 'institution2',
    displayName: '吴老师（演示）',
    about: '青花里国际托育和乐平小雨点的工作人员',
    role: 'institution',
    sites: [3, 8],
    children: [],
  },
  {
    name: 'institution3',
    displayName: '程站长（演示）',
    about: '里村一老一小服务站的工作人员',
    role: 'institution',
    sites: [14],
    children: [],
  },
  {
    name: 'institution4',
    displayName: '钟老师（演示）',
    about: '四种托育机构的工作人员：幼儿园托班、职工托育点、家庭托育点、成长驿站',
    role: 'institution',
    sites: [4, 6, 17, 18],
    children: [],
  },
  {
    name: 'desk',
    displayName: '热线小何（演示）',
    about: '景德镇热线和窗口的工作人员',
    role: 'desk',
    sites: [],
    jurisdictions: ['360200'],
    children: [],
  },
  {
    name: 'desk2',
    displayName: '窗口小林（演示）',
    about: '景德镇热线和窗口的工作人员，接下一班',
    role: 'desk',
    sites: [],
    jurisdictions: ['360200'],
    children: [],
  },
  {
    name: 'regulator',
    displayName: '市里老汪（演示）',
    about: '景德镇主管部门的工作人员，起草',
    role: 'regulator',
    sites: [],
    jurisdictions: ['360200', '360202', '360203', '360222', '360281'],
    children: [],
  },
  {
    name: 'regulator2',
    displayName: '市里小章（演示）',
    about: '景德镇主管部门的工作人员，复核公布',
    role: 'regulator',
    sites: [],
    jurisdictions: ['360200', '360202', '360203', '360222', '360281'],
    children: [],
  },
  ...pairOf('weihai', '威海', ['371000', '371002', '371003', '371082', '371083']),
  ...pairOf('wanyuan', '万源', ['511781']),
  ...pairOf('dianjiang', '垫江', ['500231']),
];

/** Publishing takes two people, so every city has two. */
function pairOf(name: string, city: string, jurisdictions: readonly string[]): readonly DemoPerson[] {
  const regulator = { role: 'regulator', sites: [], jurisdictions, children: [] } as const;
  return [
    {
      ...regulator,
      name,
      displayName: `${city}老郑（演示）`,
      about: `${city}主管部门的工作人员，起草`,
    },
    {
      ...regulator,
      name: `${name}2`,
      displayName: `${city}小许（演示）`,
      about: `${city}主管部门的工作人员，复核公布`,
    },
  ];
}
