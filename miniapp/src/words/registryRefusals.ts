import { paperNames } from '@huiyue/shared/registry/paperNames';
import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { fullDayWords } from './dates';
import { careModeWords, providerKindWords } from './names';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to being a lawful institution: papers, staff, and whose turn comes first. */
type RegistryCode = Extract<
  RefusalCode,
  | 'site.certificateExpired'
  | 'site.staffFirst'
  | 'site.intakeFirst'
  | 'site.tooManyForAHome'
  | 'site.changed'
  | 'class.tooFewCarers'
  | 'careMode.notOfKind'
  | `staff.${string}`
  | `certificate.${string}`
>;

type Table = {
  readonly [Code in RegistryCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

export const registryRefusals: Table = {
  'site.certificateExpired': ({ site, certificate, until }, reader) =>
    reader === 'institution'
      ? {
          what: `${paperNames[certificate]}已经过期，暂时不能接新的预约`,
          why: `它的有效期到${fullDayWords(until)}。已经在的孩子和老人不受影响。`,
          next: '请尽快换新证，在“资质”里填好，马上就能恢复。',
        }
      : {
          what: `${site}暂时不接新的预约`,
          why: `它的${paperNames[certificate]}到${fullDayWords(until)}已经过期。`,
          next: '可以看看别的机构。它换好新证以后会恢复。',
        },
  'site.staffFirst': ({ site, until }) => ({
    what: `${site}现在只收本单位职工的孩子`,
    why:
      until === undefined
        ? '这是单位为职工办的托育点。'
        : `${fullDayWords(until)}以前，职工的孩子先约；之后大家都可以约。`,
    next: '您是本单位职工的，请带工作证明请机构登记；不是的，可以看看别的机构。',
  }),
  'site.intakeFirst': () => ({
    what: '托班还不能开放名额',
    why: '按规定，要先满足三岁以上孩子入园，再收两岁多的孩子。',
    next: '适龄孩子都入园以后，在“资质”里说明，再来公布。',
  }),
  'site.tooManyForAHome': ({ places, maxChildren }) => ({
    what: '家庭托育点收的孩子太多了',
    why: `各班加起来是 ${places} 人，规定最多 ${maxChildren} 人。`,
    next: `请把名额改到合计 ${maxChildren} 人以内。`,
  }),
  'site.changed': () => ({
    what: '机构的资料刚刚被别人改过',
    why: '您看到的已经不是最新的。',
    next: '请看一下新的内容，再改一次。',
  }),
  'class.tooFewCarers': ({ childrenPerCarer, needed, certifiedCarers }) => ({
    what: '有证的照护人员不够',
    why: `规定每位照护人员最多照看 ${childrenPerCarer} 个孩子，各班合计要 ${needed} 位，现在有 ${certifiedCarers} 位。`,
    next: '请减少名额，或者在“人员”里登记有证、体检合格的照护人员。',
  }),
  'careMode.notOfKind': ({ careMode, providerKind, modes }) => ({
    what: `${providerKindWords[providerKind]}不能开${careModeWords[careMode]}`,
    why: `这类机构只做${modes.map((mode) => careModeWords[mode]).join('、')}。`,
    next: '请去掉这一项再公布。',
  }),
  'staff.barred': ({ lastFour }) => ({
    what: '这个人不能在养老、托育机构工作',
    why: `身份证尾号 ${lastFour} 在终身禁入名单上。`,
    next: '不能录用。认为名单有误的，请本人向当地主管部门申诉。',
  }),
  'staff.notAnIdCard': () => ({
    what: '身份证号码不对',
    why: '号码要有 18 位，最后一位和前面的数字对不上。',
    next: '请对照身份证再输一次。',
  }),
  'staff.alreadyHere': () => ({
    what: '这个人已经登记过了',
    why: '同一张身份证在本机构已经有一份登记。',
    next: '请在名单里找到这个人，直接修改。',
  }),
  'certificate.endsBeforeItBegins': ({ from, until }) => ({
    what: '有效期的日子不对',
    why: `${fullDayWords(until)}早于${fullDayWords(from)}。`,
    next: '请对照证件再填一次。',
  }),
};
