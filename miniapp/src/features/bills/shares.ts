import type { BillView } from '@huiyue/shared/contract/bills';

export type BillLineView = BillView['lines'][number];
export type ShareView = BillLineView['shares'][number];
export type Payer = ShareView['payer'];
export type PayerSum = { readonly payer: Payer; readonly amountFen: number };

/** The family first, for that is what a family looks for. */
const inOrder: readonly Payer[] = [
  'family',
  'voucher',
  'mealSubsidy',
  'governmentPurchase',
  'longTermCareInsurance',
];

/** What each payer bears of these lines, corrections included. Who bears nothing is left out. */
export function sumsByPayer(lines: readonly Pick<BillLineView, 'shares'>[]): readonly PayerSum[] {
  const shares = lines.flatMap((line) => line.shares);
  return inOrder
    .map((payer) => ({
      payer,
      amountFen: shares.reduce((sum, share) => (share.payer === payer ? sum + share.amountFen : sum), 0),
    }))
    .filter(({ amountFen }) => amountFen !== 0);
}

/** A line with what its corrections made of it. */
export type ChangedLine = { readonly line: BillLineView; readonly changes: readonly BillLineView[] };

export function withCorrections(lines: readonly BillLineView[]): readonly ChangedLine[] {
  const of = (line: BillLineView) => line.correction?.of ?? undefined;
  return lines
    .filter((line) => of(line) === undefined)
    .map((line) => ({ line, changes: lines.filter((other) => of(other) === line.number) }));
}

/** Lines that differ in nothing but the day, in order: a month of lunches is read as one. Others stay by themselves. */
export function likeLines(lines: readonly ChangedLine[]): readonly (readonly ChangedLine[])[] {
  const groups = new Map<string, ChangedLine[]>();
  for (const one of lines) {
    const alike = likenessOf(one);
    groups.set(alike, [...(groups.get(alike) ?? []), one]);
  }
  return [...groups.values()];
}

/** What has a story of its own — less charged, corrected, agreed to — is told by itself. */
function likenessOf({ line, changes }: ChangedLine): string {
  const { number, recipient, offer, feeItem, per, unitPriceFen, dates, cap } = line;
  const hasStory =
    line.reductions.length > 0 ||
    (line.chargedAnyway ?? []).length > 0 ||
    line.correction !== null ||
    line.hasConsent ||
    changes.length > 0;
  return hasStory || dates.length !== 1 || per === 'hour'
    ? String(number)
    : [recipient.id, offer, feeItem, per, unitPriceFen, cap?.clause.id, cap?.capFen].join(' ');
}

/** 小满、外婆: whom a bill is about, each once. */
export function namesOn({ lines }: Pick<BillView, 'lines'>): string {
  return [...new Set(lines.map(({ recipient }) => recipient.name))].join('、');
}
