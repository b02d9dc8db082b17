import type { Problem } from '@huiyue/shared/contract/common';
import type { FactsOf, Refusal, RefusalCode } from '@huiyue/shared/refusals';
import { ageWindowInFull, ageWords } from './ages';
import { dayWords, fullDayWords, monthWords } from './dates';
import { dayRefusals } from './dayRefusals';
import { familyRefusals } from './familyRefusals';
import { apartWords, monthlyWords, yuanWords } from './money';
import { deskRefusals } from './deskRefusals';
import { placeRefusals } from './placeRefusals';
import { registryRefusals } from './registryRefusals';
import { bookingStateWords } from './states';
import { elderRefusals } from './elderRefusals';
import { circleRefusals } from './circleRefusals';
import { billRefusals } from './billRefusals';
import { policyRefusals } from './policyRefusals';
import { supportRefusals } from './supportRefusals';

/** A refusal for a person: what happened, why, and what now. The clause stands beside it, not in it. */
export type RefusalWords = { readonly what: string; readonly why: string; readonly next: string };

/** Who reads it: a family cannot change a price, an institution can, a regulator rules over it. */
export type Reader = 'family' | 'institution' | 'regulator' | 'desk';

type Table = {
  readonly [Code in RefusalCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

/** One entry per refusal: a new one does not compile until it has words here. */
const table: Table = {
  ...placeRefusals,
  ...registryRefusals,
  ...supportRefusals,
  ...familyRefusals,
  ...dayRefusals,
  ...billRefusals,
  ...policyRefusals,
  ...circleRefusals,
  ...deskRefusals,
  ...elderRefusals,
  'login.refused': () => ({
    what: '没有登录成功',
    why: '这次的登录凭据用过了，或者已经失效。',
    next: '请再点一次登录。',
  }),
  'price.aboveCap': ({ priceFen, capFen }, reader) => ({
    what: '价格高于公布的上限',
    why: `${monthlyWords(priceFen)}，公布的上限是${monthlyWords(capFen)}，高出 ${apartWords(priceFen, capFen)}。`,
    next:
      reader === 'institution'
        ? `请改到 ${yuanWords(capFen)}以内。`
        : '高于上限的普惠托位不能预约。可以看看别的托位，也可以打电话问机构。',
  }),
  'price.changed': ({ reviewedFen, priceFen }) => ({
    what: '价格刚刚变了，预约没有提交',
    why: `您核对的是${monthlyWords(reviewedFen)}，现在是${monthlyWords(priceFen)}。`,
    next: '请按新价格重新核对，再决定要不要预约。',
  }),
  'site.notFiled': ({ site }) => ({
    what: '没有备案，不能按普惠价招收',
    why: `${site}还没有在卫生健康部门备案。`,
    next: '请先完成备案，再发布普惠班级。',
  }),
  'site.notDesignated': ({ site }) => ({
    what: '没有认定为普惠机构，不能按普惠价招收',
    why: `${site}没有普惠托育机构的认定。`,
    next: '请先申请认定；也可以按市场价发布。',
  }),
  'site.designatedSellsInclusive': ({ site }) => ({
    what: '普惠机构不能按市场价招收',
    why: `${site}已认定为普惠托育机构。`,
    next: '请按普惠价发布。',
  }),
  'class.tooLarge': ({ places, maxChildren }) => ({
    what: '名额多于一个班的人数上限',
    why: `填的是 ${places} 个名额，这类班最多 ${maxChildren} 人。`,
    next: `请改到 ${maxChildren} 个以内，或分成两个班。`,
  }),
  'class.wrongAgeWindow': ({ ageFromMonths, ageBelowMonths, allowedFromMonths, allowedBelowMonths }) => ({
    what: '月龄范围和规定不一致',
    why:
      ageFromMonths >= ageBelowMonths
        ? `填的是从 ${ageFromMonths} 个月到 ${ageBelowMonths} 个月，开始要早于结束。`
        : `填的是${ageWindowInFull(ageFromMonths, ageBelowMonths)}，这类班可以收${ageWindowInFull(allowedFromMonths, allowedBelowMonths)}的孩子。`,
    next: `请改到${ageWindowInFull(allowedFromMonths, allowedBelowMonths)}之间。`,
  }),
  'class.opensInPast': ({ opensOn, today }) => ({
    what: '开班日期已经过去',
    why: `填的是${fullDayWords(opensOn)}，今天是${fullDayWords(today)}。`,
    next: '请选今天或以后的日期。',
  }),
  'class.answerTooSlow': ({ answerWithinHours, allowedHours }) => ({
    what: '答复时限太长',
    why: `填的是 ${answerWithinHours} 小时，规定最长 ${allowedHours} 小时。`,
    next: `请改到 ${allowedHours} 小时以内。`,
  }),
  'class.changed': () => ({
    what: '这个班刚刚被改过，这次没有保存',
    why: '您打开之后，有人改了价格或名额。',
    next: '请看一看现在的内容，再决定要不要改。',
  }),
  'month.past': ({ month, firstMonth }) => ({
    what: `${monthWords(month)}已经不能约了`,
    why: `托位按整月预约，这个班最早可以约${monthWords(firstMonth)}。`,
    next: '请换一个月份。',
  }),
  'month.beyondWindow': ({ month, lastMonth }) => ({
    what: `${monthWords(month)}还没有开放预约`,
    why: `这个班现在最远可以约到${monthWords(lastMonth)}。`,
    next: '请换一个月份，或过些时候再来。',
  }),
  'child.bornInFuture': ({ birthDate, today }) => ({
    what: '出生日期在今天之后',
    why: `填的是${fullDayWords(birthDate)}，今天是${fullDayWords(today)}。`,
    next: '请改成实际的出生日期；还没出生的孩子，出生后再添加。',
  }),
  'elder.bornInFuture': ({ birthDate, today }) => ({
    what: '出生日期在今天之后',
    why: `填的是${fullDayWords(birthDate)}，今天是${fullDayWords(today)}。`,
    next: '请改成实际的出生日期。',
  }),
  'child.tooOld': ({ ageInMonths, ageBelowMonths }) => ({
    what: '孩子已经过了托育的年龄',
    why: `孩子现在 ${ageWords(ageInMonths)}，托育服务面向不到 ${ageWords(ageBelowMonths)}的孩子。`,
    next: '可以向幼儿园咨询入园。出生日期填错了的话，请改过来。',
  }),
  'child.outsideAgeWindow': ({ ageInMonths, startsOn, ageFromMonths, ageBelowMonths }) => ({
    what: ageInMonths < ageFromMonths ? '到开始那天，孩子还不够月龄' : '到开始那天，孩子已经超过月龄',
    why: `${dayWords(startsOn)}孩子 ${ageWords(ageInMonths)}，这个班收${ageWindowInFull(ageFromMonths, ageBelowMonths)}的孩子。`,
    next: ageInMonths < ageFromMonths ? '可以选晚一些的月份，或看看别的班。' : '可以看看适合这个月龄的班。',
  }),
  'booking.notOpenToAct': ({ state }, reader) => ({
    what: `这个预约${bookingStateWords[state].word}，不能再改了`,
    why: state === 'expired' ? '答复期限已过，名额已经自动释放。' : '在您打开这一页之后，它的状态已经变了。',
    next: reader === 'institution' ? '不用再处理。' : '还需要托位的话，可以重新预约。',
  }),
  'idempotency.otherBody': () => ({
    what: '这次没有提交',
    why: '内容和刚才提交的不一样。',
    next: '请返回上一页，核对后再提交一次。',
  }),
};

/** The server builds facts through the same type; a code of a newer server is unknown here, and then not a refusal. */
function isRefusal(problem: Problem): problem is Problem & Refusal {
  return Object.keys(table).includes(problem.code) && problem.facts !== undefined;
}

export function refusalIn(problem: Problem | undefined): Refusal | undefined {
  return problem && isRefusal(problem) ? problem : undefined;
}

export function refusalWords(refusal: Refusal, reader: Reader): RefusalWords {
  return say(refusal.code, refusal.facts, reader);
}

function say<Code extends RefusalCode>(code: Code, facts: FactsOf<Code>, reader: Reader): RefusalWords {
  return table[code](facts, reader);
}
