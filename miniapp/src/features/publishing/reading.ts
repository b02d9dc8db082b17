import { isCivilDate, type CivilDate } from '@huiyue/shared/civil';
import { isFen } from '@huiyue/shared/money';
import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { feePeriods } from '@huiyue/shared/policy/feeItems';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { slotKeys } from '@huiyue/shared/policy/slotKeys';
import { ownerships, providerKinds } from '@huiyue/shared/site';
import { questionWords } from '../../parts/topics';
import { perUnitWords, pricedWords, yuanWords } from '../../words/money';
import { serviceLineWords } from '../../words/names';
import { refundWords } from '../../words/refunds';
import { ruleKindWords } from '../../words/ruleKinds';
import { scopeWords } from './capScope';
import { listIn, numberIn, textIn, wordIn, writtenIn, type Written } from './peek';
import { unitOf } from './slotUnits';

/** One rule in words: what it is about, what it says, and the printed words it rests on. */
export type RuleLine = {
  readonly id: string;
  readonly about: string;
  readonly says: string;
  readonly phrase: string | undefined;
};

export type Reading = {
  readonly from: CivilDate | undefined;
  readonly title: string | undefined;
  readonly number: string | undefined;
  readonly issuer: string | undefined;
  readonly status: 'issued' | 'draft' | undefined;
  readonly rules: readonly RuleLine[];
  readonly ends: readonly { readonly rule: string; readonly lastDay: string }[];
};

/** A draft or a publication, as far as this program has words for it. */
export function readingOf(content: Written): Reading {
  const document = writtenIn(content['document']);
  const from = textIn(content['from']);
  const phrases = new Map(
    listIn(content['clauses'])
      .map(writtenIn)
      .map((clause) => [textIn(clause['id']), textIn(clause['phrase'])] as const),
  );
  const rules = Object.entries(writtenIn(content['rules'])).flatMap(([kind, list]) =>
    listIn(list)
      .map(writtenIn)
      .map((rule, index) => ({
        id: textIn(rule['id']) ?? `${kind} ${index}`,
        ...said(kind, rule),
        phrase: phrases.get(textIn(rule['clause'])),
      })),
  );
  return {
    from: from !== undefined && isCivilDate(from) ? from : undefined,
    title: textIn(document['title']),
    number: textIn(document['number']),
    issuer: textIn(document['issuer']),
    status: wordIn(['issued', 'draft'] as const, document['status']),
    rules,
    ends: listIn(content['ends'])
      .map(writtenIn)
      .map((end) => ({ rule: textIn(end['rule']) ?? '', lastDay: textIn(end['lastDay']) ?? '' })),
  };
}

function said(kind: string, rule: Written): Pick<RuleLine, 'about' | 'says'> {
  switch (kind) {
    case 'priceCaps':
      return { about: capAbout(rule), says: capSays(rule) };
    case 'slots':
      return { about: questionWords(textIn(rule['question']) ?? '一个问题'), says: answerSays(rule) };
    case 'refundRules':
      return { about: `${lineOf(rule)} · 退费`, says: refundSays(rule) };
    case 'absenceRules':
      return { about: `${lineOf(rule)} · 请假退费`, says: absenceSays(rule) };
    case 'subsidies':
      return { about: `${linesOf(rule)} · 补贴`, says: subsidySays(rule) };
    default:
      return { about: ruleKindWords(kind), says: '见原文' };
  }
}

function lineOf(rule: Written): string {
  return serviceLineWords[wordIn(serviceLines, rule['line']) ?? 'childcare'];
}

function linesOf(rule: Written): string {
  const lines = listIn(rule['lines']).flatMap((one) => wordIn(serviceLines, one) ?? []);
  return lines.map((line) => serviceLineWords[line]).join('、');
}

function refundSays(rule: Written): string {
  return refundWords({
    when: wordIn(['beforeStart', 'afterStart', 'closure'] as const, rule['when']) ?? 'beforeStart',
    basis: wordIn(['full', 'unusedDays', 'percent', 'none'] as const, rule['basis']) ?? 'none',
    percent: numberIn(rule['percent']) ?? null,
    noticeDays: numberIn(rule['noticeDays']) ?? null,
    usedDaysAtMost: numberIn(rule['usedDaysAtMost']) ?? null,
  });
}

function absenceSays(rule: Written): string {
  const items = listIn(rule['feeItems']);
  const fee = items.includes('meals') ? '伙食费' : items.includes('care') ? '保育费' : '费用';
  const counted = rule['counted'] === 'inTheMonth' ? '一个月里请假满' : '连续请假满';
  return `${counted} ${numberIn(rule['fromDays']) ?? '？'} 天，请假那些天的${fee}退 ${numberIn(rule['percent']) ?? '？'}%`;
}

const subsidyPerWords: Readonly<Record<string, string>> = {
  placeMonth: '每个托位每月',
  attendedMonth: '每人每月',
  bed: '每张床位',
  portion: '每份',
  visit: '每次',
  month: '每月',
  once: '一次性',
};

function subsidySays(rule: Written): string {
  const sums = listIn(rule['amounts']).flatMap((one) => {
    const amount = numberIn(writtenIn(one)['amountFen']);
    return amount !== undefined && isFen(amount) ? [yuanWords(amount)] : [];
  });
  if (sums.length === 0) return '没有写明金额';
  const end = { atLeast: '，不低于这个数', atMost: '，不高于这个数', exactly: '' };
  const is = wordIn(['atLeast', 'atMost', 'exactly'] as const, rule['is']) ?? 'exactly';
  const to = rule['to'] === 'person' ? '补给个人' : '补给机构';
  return `${subsidyPerWords[textIn(rule['per']) ?? ''] ?? ''} ${sums.join('、')}${end[is]}，${to}`.trim();
}

function capAbout(cap: Written): string {
  const binds = writtenIn(cap['binds']);
  return scopeWords({
    line: wordIn(serviceLines, cap['line']) ?? 'childcare',
    classKind: wordIn(classKinds, cap['classKind']),
    careMode: wordIn(careModes, cap['careMode']),
    institutions: wordIn(['designated', 'all'] as const, binds['institutions']) ?? 'all',
    ownerships: listIn(binds['ownerships']).flatMap((one) => wordIn(ownerships, one) ?? []),
    providerKinds: listIn(binds['providerKinds']).flatMap((one) => wordIn(providerKinds, one) ?? []),
  });
}

function capSays(cap: Written): string {
  const per = wordIn(feePeriods, cap['per']) ?? 'month';
  const capFen = numberIn(cap['capFen']);
  if (capFen !== undefined && isFen(capFen)) return `${pricedWords(capFen, per)}以内`;
  const derived = writtenIn(cap['derived']);
  const percent = numberIn(derived['percent']);
  const by = numberIn(derived['by']);
  switch (derived['kind']) {
    case 'share':
      return `按另一条上限的 ${percent ?? '？'}% 算（${perUnitWords(per)}）`;
    case 'float':
      return `在另一条上限上最多上浮 ${percent ?? '？'}%（${perUnitWords(per)}）`;
    case 'division':
      return `按另一条上限除以 ${by ?? '？'} 算（${perUnitWords(per)}）`;
    default:
      return '金额还没有填';
  }
}

function answerSays(slot: Written): string {
  const key = wordIn(slotKeys, slot['key']);
  const value = numberIn(slot['value']);
  return value === undefined ? '答案还没有填' : `${value} ${key ? unitOf(key) : ''}`.trim();
}
