import { dateAt, isoAt, type CivilDate, type CivilMonth } from '../civil';
import type { Clause } from '../policy/clauses';
import type { Site } from '../site';
import type { Bill, BillLine, Ground, Payment, Reduction } from './bill';
import { dueFrom, leftToPay, paidOn, totalOf } from './bill';
import { payerNames, quantityNames } from './billNames';
import { feeItemNames } from './feeItemNames';
import { datesOf } from './serviceDays';

/**
 * Bill and receipt on paper. The page brings along all it needs and loads nothing, so that a copy which is kept stays
 * legible. Everything in it that somebody typed is escaped.
 */
export function billPage(bill: Bill, site: Site, monthlyClause?: Clause): { title: string; html: string } {
  const title = `${monthWords(bill)}账单`;
  const status = bill.issued ? '' : '<p class="draft">草稿，还没有开出，不能作为付款依据。</p>';
  return page(
    title,
    site,
    `${status}
<p>账单编号 ${text(bill.id)}${bill.issued ? `，开出日期 ${dayWords(dateAt(bill.issued.at))}，请在 ${dayWords(bill.issued.dueOn)}前付清` : ''}。</p>
${lineTable(bill)}
${sums(bill)}
${clauses(bill.lines, monthlyClause)}
${paymentList(bill)}`,
  );
}

export function receiptPage(
  bill: Bill,
  site: Site,
  payment: Payment & { readonly receipt: number },
): { title: string; html: string } {
  const title = '收款收据';
  return page(
    title,
    site,
    `<p class="number">收据编号 ${receiptNumber(payment.receipt)}</p>
<p>今收到${monthWords(bill)}费用现金 <strong>${yuan(payment.amountFen)}</strong>。</p>
<p>账单编号 ${text(bill.id)}，收款时间 ${text(isoAt(payment.at).slice(0, 16).replace('T', ' '))}。</p>
${lineTable(bill)}
${sums(bill)}
${clauses(bill.lines, undefined)}
<p class="sign">收款人签字：__________ 盖章：__________</p>`,
  );
}

export function receiptNumber(number: number): string {
  return String(number).padStart(8, '0');
}

function page(title: string, site: Site, body: string): { title: string; html: string } {
  const invented = site.isInvented ? '<p class="draft">演示数据，机构和人物都是虚构的。</p>' : '';
  return {
    title,
    html: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(`${site.name} ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header><h1>${text(title)}</h1><p>${text(site.name)}</p><p class="small">${text(site.address)} ${text(site.phone)}</p></header>
${invented}
${body}
</main>
</body>
</html>`,
  };
}

const style = `
@page { margin: 12mm; }
@media print and (min-width: 190mm) { main { font-size: 12pt; } }
* { box-sizing: border-box; }
body { margin: 0; color: #111; background: #fff; font-family: "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-size: 10.5pt; line-height: 1.5; }
main { max-width: 180mm; margin: 0 auto; padding: 4mm; }
h1 { font-size: 16pt; margin: 0; text-align: center; }
header p { margin: 0; text-align: center; }
table { width: 100%; border-collapse: collapse; margin: 3mm 0; }
th, td { border: 0.3mm solid #555; padding: 1mm 1.5mm; text-align: left; vertical-align: top; }
td.money, th.money { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; }
.small { font-size: 9pt; color: #333; }
.draft { border: 0.3mm solid #555; padding: 1mm 2mm; }
.number { text-align: right; font-weight: bold; }
.sign { margin-top: 8mm; }
ol { padding-left: 5mm; margin: 1mm 0; }`;

function lineTable({ lines, month }: Bill): string {
  const rows = lines.map(
    (line) => `<tr>
<td>${line.number}</td>
<td>${text(line.recipient.name)} ${text(line.offer.name)}<br>${feeItemNames[line.feeItem]}${daysWords(line, month)}${correctionWords(line)}${line.reductions.map((one) => `<br><span class="small">${reductionWords(one)}</span>`).join('')}${anywayWords(line)}${otherShares(line)}</td>
<td>${quantityWords(line)}</td>
<td class="money">${line.correction?.of === undefined ? yuan(line.unitPriceFen) : ''}</td>
<td class="money">${yuan(line.amountFen)}</td>
</tr>`,
  );
  return `<table>
<thead><tr><th>序号</th><th>项目</th><th>数量</th><th class="money">单价</th><th class="money">金额</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** Which days a line is for: six lunches are told apart by nothing else. Of a month, the bill says which. */
function daysWords({ per, bookedDays }: BillLine, month: CivilMonth): string {
  const days = per === 'month' ? [] : datesOf(month, bookedDays);
  if (days.length === 0) return '';
  const words =
    days.length > mostDays
      ? `${days.length} 天`
      : days.map((on) => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`).join('、');
  return ` <span class="small">${words}</span>`;
}

const mostDays = 6;

function anywayWords({ chargedAnyway = [] }: BillLine): string {
  return chargedAnyway
    .map(
      ({ on, reason }) =>
        `<br><span class="small">${on} 截单后取消，机构答复仍要付款：${text(reason)}</span>`,
    )
    .join('');
}

function sums(bill: Bill): string {
  const left = leftToPay(bill);
  return `<p>合计 <strong>${yuan(totalOf(bill))}</strong>，家庭承担 ${yuan(dueFrom(bill, 'family'))}，已付 ${yuan(paidOn(bill))}，${left < 0 ? `应退 ${yuan(-left)}` : `未付 ${yuan(left)}`}。</p>`;
}

/** Each published rule once: the caps the lines were held against, and what made them less. */
function clauses(lines: readonly BillLine[], monthlyClause: Clause | undefined): string {
  const cited = [
    ...(monthlyClause ? [{ clause: monthlyClause, about: '收费周期' }] : []),
    ...lines.flatMap(({ judgement }) =>
      judgement ? [{ clause: judgement.clause, about: `最高限价 ${yuan(judgement.capFen)}` }] : [],
    ),
    ...lines.flatMap(({ reductions }) =>
      reductions.flatMap(({ ground }) =>
        ground.kind === 'rule' ? [{ clause: ground.clause, about: '减收依据' }] : [],
      ),
    ),
  ];
  const each = new Map(cited.map((one) => [`${one.clause.id} ${one.about}`, one]));
  if (each.size === 0) return '<p class="small">当地没有公布适用于这些项目的最高限价。</p>';
  const items = [...each.values()].map(
    ({ clause, about }) =>
      `<li>${text(about)}：${text(clause.title)}${clause.status === 'draft' ? '（征求意见稿）' : ''}“${text(clause.phrase)}”</li>`,
  );
  return `<ol class="small">${items.join('')}</ol>`;
}

function paymentList({ payments }: Bill): string {
  if (payments.length === 0) return '';
  const items = payments.map(
    ({ at, kind, direction, amountFen, receipt, reference }) =>
      `<li>${dayWords(dateAt(at))} ${direction === 'paid' ? '收' : '退'}${kind === 'cash' ? '现金' : '微信支付'} ${yuan(amountFen)}${receipt === undefined ? '' : `，收据编号 ${receiptNumber(receipt)}`}${reference === undefined ? '' : `，单号 ${text(reference)}`}</li>`,
  );
  return `<ol class="small">${items.join('')}</ol>`;
}

const reductionNames = {
  partMonth: '不足整月',
  leftEarly: '中途离开',
  neverStarted: '开始前取消',
  absence: '缺勤',
  closure: '机构停业',
  cap: '按最高限价减收',
} as const satisfies Record<Reduction['why'], string>;

function reductionWords({ why, days, amountFen, ground }: Reduction): string {
  return `${reductionNames[why]}${days > 0 ? ` ${days} 天` : ''}，减 ${yuan(amountFen)}（${groundWords(ground)}）`;
}

function groundWords(ground: Ground): string {
  switch (ground.kind) {
    case 'rule':
      return `依据：${text(ground.clause.title)}`;
    case 'ownTerms':
      return `依据：本机构 ${dayWords(ground.from)}起的退费办法`;
    case 'nothingPublished':
      return '当地没有公布规定';
  }
}

function correctionWords({ correction }: BillLine): string {
  if (!correction) return '';
  const of = correction.of === undefined ? '补列' : `更正第 ${correction.of} 项`;
  return `<br><span class="small">${of}：${text(correction.reason)}</span>`;
}

function otherShares({ shares }: BillLine): string {
  return shares
    .filter(({ payer, amountFen }) => payer !== 'family' && amountFen !== 0)
    .map(({ payer, amountFen }) => `<br><span class="small">${payerNames[payer]}付 ${yuan(amountFen)}</span>`)
    .join('');
}

function quantityWords({ quantity, per, correction }: BillLine): string {
  return correction?.of === undefined ? `${quantity} ${quantityNames[per]}` : '';
}

function yuan(amount: number): string {
  const whole = Math.floor(Math.abs(amount) / 100);
  const rest = String(Math.abs(amount) % 100).padStart(2, '0');
  return `${amount < 0 ? '-' : ''}${whole}.${rest} 元`;
}

function monthWords({ month }: Bill): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

function dayWords(date: CivilDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function text(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
