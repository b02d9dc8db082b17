import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to drafting and publishing rules. */
type PolicyCode = Extract<RefusalCode, `policy.${string}` | `draft.${string}`>;

type Table = {
  readonly [Code in PolicyCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

export const policyRefusals: Table = {
  'policy.invalid': ({ problems }) => ({
    what: '这份文件还不能公布',
    why: `有 ${problems.length} 处需要改：不完整、互相矛盾，或与已公布的规定冲突。`,
    next: '请逐条改好，再请另一位同事复核公布。',
  }),
  'policy.twoPeople': () => ({
    what: '起草人不能自己公布',
    why: '公布要两个人：一个人起草，另一个人复核后公布。',
    next: '请另一位同事登录后复核、公布。',
  }),
  'policy.publishedMeanwhile': ({ lastNumber }) => ({
    what: '刚刚又有新的公布，这次没有公布',
    why: `您打开之后，本地公布了第 ${lastNumber} 号。`,
    next: '请重新看一遍现在的影响，再决定要不要公布。',
  }),
  'draft.changed': () => ({
    what: '这份草稿刚刚被改过，这次没有保存',
    why: '您打开之后，内容有了新的改动。',
    next: '请先看现在的内容，再继续。',
  }),
  'draft.notOpen': ({ state }) => ({
    what: state === 'published' ? '这份草稿已经公布，不能再改' : '这份草稿已经撤回，不能再改',
    why: '已经公布或撤回的文件会原样留存。',
    next: '需要调整的话，请另起一份草稿。',
  }),
  'draft.otherAuthor': () => ({
    what: '这份草稿不是您起草的，不能改',
    why: '草稿只有起草人能改，复核的人才知道看到的是谁写的。',
    next: '请联系起草人修改，或者另起一份。',
  }),
};
