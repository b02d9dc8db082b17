import type { PolicyProblemCode } from '@huiyue/shared/policy/problems';

/** What is wrong with a draft, and what to do about it: for an official, not for a programmer. */
type ProblemWords = { readonly what: string; readonly next?: string };

const table = {
  'id.taken': {
    what: '有一条规定的编号已经用过',
    next: '请另起一份草稿重新填写，编号会重新生成。',
  },
  'jurisdiction.unknown': {
    what: '惠约里没有这个地方',
    next: '请换一个地方，或先请管理人员录入这个地方的资料。',
  },
  'jurisdiction.twoNames': {
    what: '同一个地方有两个名字',
    next: '请核对行政区划名称，只留一个。',
  },
  'jurisdiction.notBelowParent': {
    what: '上下级的地方对不上',
    next: '请核对行政区划代码。',
  },
  'jurisdiction.other': {
    what: '有一条规定写的是别的地方',
    next: '一次公布只管本地。请把它改成本地，或由那里的主管部门公布。',
  },
  'document.unknown': {
    what: '原文引用的文件不在这份草稿里',
    next: '请把文件的名称和发布单位填完整。',
  },
  'document.otherPlace': {
    what: '依据的文件是别的地方发的',
    next: '请改用本地的文件，或上级的文件。',
  },
  'clause.unknown': {
    what: '有一条规定没有找到它依据的原文',
    next: '请把文件里的那一句照抄进来。',
  },
  'clause.missing': {
    what: '有一条规定没有写依据哪一句',
    next: '每一条规定都要有原文。请照抄文件里的那一句。',
  },
  'rule.twoAnswers': {
    what: '同一天、同一件事，有两条不同的规定',
    next: '请写明新的规定代替哪一条；或者换一个开始日期。',
  },
  'rule.itemsContradict': {
    what: '同一个收费项目说了两种话',
    next: '一个项目只能是包含、自愿或不得收取中的一种，请选定一种。',
  },
  'grade.unknown': {
    what: '用到的机构等级没有公布过',
    next: '请先公布这个等级，或者不按等级区分。',
  },
  'share.above100': {
    what: '比例超过了百分之百',
    next: '请填 100 以内的比例；如果是上浮，请选“在它的基础上上浮”。',
  },
  'cap.baseUnknown': {
    what: '用来推算的那条上限不存在',
    next: '请重新选一条已经公布的上限。',
  },
  'cap.baseOtherLine': {
    what: '用来推算的上限是另一类服务的',
    next: '请选同一类服务的上限。',
  },
  'cap.baseOtherPlace': {
    what: '用来推算的上限是别的地方的',
    next: '请选本地的，或上级公布的上限。',
  },
  'cap.baseMissing': {
    what: '到开始那天，用来推算的上限已经不管用了',
    next: '请换一条那时还有效的上限，或直接填金额。',
  },
  'cap.circle': {
    what: '几条上限互相推算，绕成了一圈',
    next: '请让其中一条直接填金额。',
  },
  'cap.notTheirs': {
    what: '这类价格不由本级制定',
    next: '按已公布的文件，由另一级的部门定价。请由那一级公布。',
  },
  'rounding.lifts': {
    what: '取整以后，比规定的比例高了',
    next: '请改成舍去零头。',
  },
  'replaces.unknown': {
    what: '要代替的那条规定不存在',
    next: '请重新选要代替哪一条。',
  },
  'publication.empty': {
    what: '这份草稿里还没有规定',
    next: '请写明要公布什么，或者停止哪一条。',
  },
  'publication.notNext': {
    what: '公布的号数接不上',
    next: '请重新打开这份草稿，号数会自动接上。',
  },
  'publication.inThePast': {
    what: '开始的日期已经过去',
    next: '请选今天或以后的日期。已经按老规定办的，不会改。',
  },
  'ends.unknown': {
    what: '要停止的那条规定不存在，或早已停止',
    next: '请核对要停止哪一条。',
  },
  'figure.notInWords': {
    what: '填的数字在原文里找不到',
    next: '请核对数字，或把写着这个数字的那一句抄进来。',
  },
  'entry.malformed': {
    what: '有一处没有填完整',
    next: '请补上，或照提示改。',
  },
} as const satisfies Record<PolicyProblemCode, ProblemWords>;

function isKnown(code: string): code is PolicyProblemCode {
  return Object.keys(table).includes(code);
}

/** Where in a draft something is missing: the last part of its path says which question was not answered. */
const missing: readonly (readonly [RegExp, string])[] = [
  [/^from$/, '从哪天开始'],
  [/^document\.title/, '文件名称'],
  [/^document\.number/, '文号'],
  [/^document\.issuer/, '发布单位'],
  [/^document\.status/, '正式文件还是征求意见稿'],
  [/^document/, '依据的文件'],
  [/^clauses.*phrase/, '原文'],
  [/^clauses/, '原文'],
  [/capFen|derived/, '多少钱'],
  [/percent/, '比例'],
  [/review/, '多久评估一次'],
  [/validity/, '起止日期'],
  [/binds/, '管哪些机构'],
  [/line/, '管哪类服务'],
  [/value/, '答案'],
  [/clause/, '依据哪一句'],
];

export function problemWords({
  code,
  where,
}: {
  readonly code: string;
  readonly where: string;
}): ProblemWords {
  // A server newer than this program may find what has no words here.
  if (!isKnown(code)) return { what: '有一处还不能公布', next: '请核对全部内容，再试一次。' };
  if (code !== 'entry.malformed') return table[code];
  const found = missing.find(([path]) => path.test(where))?.[1];
  return found === undefined ? table[code] : { what: `“${found}”还没有填好` };
}
