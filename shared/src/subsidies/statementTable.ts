import { isoAt } from '../civil';
import type { Clause } from '../policy/clauses';
import type { ServiceLine } from '../policy/serviceLines';
import { subsidyKindNames, subsidyUnitNames } from './subsidyNames';
import { text, type Cell, type SheetTable } from './sheetTable';
import { totalFen, type CorrectionReason, type Statement, type StatementAct } from './statement';
import type { UnpaidReason } from './subsidyAmount';

const lines = {
  childcare: '托育',
  dayCare: '日间照料',
  meal: '助餐',
  homeCare: '居家上门服务',
  bed: '养老床位',
  homeBed: '家庭养老床位',
  course: '课程活动',
} as const satisfies Record<ServiceLine, string>;

const unpaidWords = {
  noRule: '没有公布规定,不计补贴',
  noSum: '公布的规定没有写金额,不计补贴',
  ceilingOnly: '公布的规定只写了上限,不计补贴',
  noGroup: '不属于规定里的人群',
  notFiled: '机构没有备案,不计补贴',
} as const satisfies Record<UnpaidReason, string>;

const reasons = {
  attendance: '考勤更正',
  standing: '身份认定更正',
  redeemed: '券或政府购买服务更正',
  rule: '规定更正',
} as const satisfies Record<CorrectionReason, string>;

const acts = {
  draft: '生成',
  confirm: '机构确认',
  return: '退回',
  approve: '主管部门审核',
  export: '导出',
  freeze: '封存',
} as const satisfies Record<StatementAct, string>;

const blank = text('');

/** A statement as the paper that goes to the treasury: every sum with its count, and the words it rests on. */
export function statementTable(statement: Statement, site: { readonly name: string }): SheetTable {
  const { month, lines: claimed, corrections, unpaid, history } = statement;
  return {
    name: `${month} 补贴结算`,
    rows: [
      [text(site.name), text(`${month} 补贴结算表`)],
      ['项目', '服务', '人群', '数量', '单位', '单价(元)', '金额(元)', '说明', '依据'].map(text),
      ...claimed.map((line): readonly Cell[] => [
        text(subsidyKindNames[line.kind]),
        text(lines[line.line]),
        text(line.group?.label ?? ''),
        { whole: line.count },
        text(subsidyUnitNames[line.unit]),
        line.unitFen === undefined ? blank : { fen: line.unitFen },
        { fen: line.amountFen },
        text(line.excludes ? `不含${line.excludes.map(({ label }) => label).join('、')}` : ''),
        text(cited(line.rule.clause)),
      ]),
      ...corrections.map((line): readonly Cell[] => [
        text(subsidyKindNames[line.kind]),
        text(lines[line.line]),
        text(line.group?.label ?? ''),
        { whole: line.countChange },
        text(subsidyUnitNames[line.unit]),
        blank,
        { fen: line.changeFen },
        text(`更正${line.month}:${reasons[line.reason]}`),
        text(cited(line.rule.clause)),
      ]),
      ...unpaid.map((line): readonly Cell[] => [
        text(subsidyKindNames[line.kind]),
        text(lines[line.line]),
        blank,
        { whole: line.count },
        text(subsidyUnitNames[line.unit]),
        blank,
        { fen: 0 },
        text(unpaidWords[line.why]),
        text(line.clause ? cited(line.clause) : ''),
      ]),
      [text('合计'), blank, blank, blank, blank, blank, { fen: totalFen(statement) }],
      ...history.map(({ act, at, by, reason }): readonly Cell[] => [
        text(acts[act]),
        text(isoAt(at)),
        text(by),
        text(reason ?? ''),
      ]),
    ],
  };
}

function cited({ title, number, phrase, status }: Clause): string {
  const named = number === undefined ? `《${title}》` : `《${title}》(${number})`;
  return `${named}${status === 'draft' ? '(征求意见稿)' : ''}:“${phrase}”`;
}
