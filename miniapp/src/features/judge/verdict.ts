import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import type { Tone } from '../../ui/tone';

type City = CareJudgementView['cities'][number];
type Asked = CareJudgementView['asked'];

export type VerdictWords = { readonly tone: Tone; readonly word: string; readonly why: string };

/** A city's answer in a word and a sentence. Where nothing was asked that can be refused, it says whether it has rules. */
export function verdictWords(city: City, asked: Asked): VerdictWords {
  const asks = asked.ageInMonths !== null || asked.priceFen !== null;
  switch (city.verdict) {
    case 'allowed':
      return asks
        ? { tone: 'confirmed', word: '可以', why: whyAllowed(asked) }
        : { tone: 'info', word: '有规定', why: '公布了价格上限，见下面各项。' };
    case 'refused':
      return { tone: 'refused', word: '不可以', why: whyRefused(city, asked) };
    case 'noRule':
      return { tone: 'quiet', word: '没有公布', why: whySilent(city, asked) };
  }
}

function whyAllowed({ ageInMonths, priceFen }: Asked): string {
  if (ageInMonths !== null && priceFen !== null) return '有合适的班，价格也没有超过上限。';
  return priceFen === null ? '有合适这个月龄的班。' : '这个价格没有超过公布的上限。';
}

function whyRefused({ scope, kindergartenFloor, options }: City, { priceFen }: Asked): string {
  if (scope?.fits === false) return '孩子已经过了托育的年龄。';
  if (kindergartenFloor?.fits === false) return '孩子还没到幼儿园托班收托的年龄。';
  const suited = options.filter(({ age }) => age?.fits !== false);
  if (suited.length === 0) return '没有合适这个月龄的班。';
  return priceFen === null ? '公布的规定不允许。' : '合适的班里，这个价格都超过了上限。';
}

function whySilent({ options }: City, { line, priceFen }: Asked): string {
  if (priceFen !== null && options.every(({ price }) => price === null)) {
    return '没有公布这样的上限，无法判断。';
  }
  return line === 'childcare' ? '没有公布托育班级的规定。' : '没有公布这类服务的价格上限。';
}
