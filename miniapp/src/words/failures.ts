import type { Failure, FailureKind } from '../api/answer';
import { refusalIn, refusalWords, type Reader, type RefusalWords } from './refusals';

/** Where no rule said no. What was sent is kept, and a second try is never a second booking: that is worth saying. */
const failureTable = {
  refused: {
    what: '没有办成',
    why: '这个版本的惠约看不懂给出的原因。',
    next: '请重新打开惠约再试；还是不行，可以直接打电话给机构。',
  },
  invalid: {
    what: '有内容没有填对',
    why: '有一项的写法不对。',
    next: '请检查填写的内容，再试一次。',
  },
  signedOut: {
    what: '需要重新登录',
    why: '登录已经过期，为了安全请再登录一次。',
    next: '登录后会回到这里。',
  },
  missing: {
    what: '找不到这一页的内容',
    why: '它可能已经不在了，或者不属于您的账号。',
    next: '请返回上一页重新选择。',
  },
  offline: {
    what: '网络没有回应',
    why: '可能是信号不好。您填的内容都还在。',
    next: '可以再试一次，不会重复提交。',
  },
  fault: {
    what: '现在办不了',
    why: '是我们这边出了问题，不是您填错了。',
    next: '请过一会儿再试，不会重复提交。',
  },
  practised: {
    what: '练习到这一步，就做对了',
    why: '这是练习，什么也没有送出去，不会扣钱，也不会占名额。',
    next: '真的要办，请先结束练习。',
  },
} as const satisfies Record<FailureKind, RefusalWords>;

/** Every way a call can fail, in words. */
export function failureWords(failure: Failure, reader: Reader): RefusalWords {
  const refusal = failure.kind === 'refused' ? refusalIn(failure.problem) : undefined;
  return refusal ? refusalWords(refusal, reader) : failureTable[failure.kind];
}
