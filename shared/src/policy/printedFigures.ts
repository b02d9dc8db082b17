/** What a text prints in numerals, Arabic or Chinese: to hold the figure of a rule against the words it rests on. */
export type Figure = { readonly value: number; readonly unit: string };

const numeral = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百]+';
const units = '万元|个月|平方米|分钟|小时|人次|元|%|‰|年|月|日|天|岁|人|名|张|个|倍|次|所|处|家|户'.split(
  '|',
);
const figure = new RegExp(`(${numeral})(?:[-—–至](${numeral}))?(${units.join('|')})`, 'gu');

/** Every number that stands with a unit. A range lends its unit to both ends: 6-12个月 is 6个月 and 12个月. */
export function figuresIn(text: string): readonly Figure[] {
  return [...withoutSpace(text).matchAll(figure)].flatMap(([, first, last, unit = '']) =>
    [first, last].filter((found) => found !== undefined).map((found) => ({ value: numberOf(found), unit })),
  );
}

export function numbersIn(text: string): readonly number[] {
  return [...withoutSpace(text).matchAll(new RegExp(numeral, 'gu'))].map(([found]) => numberOf(found));
}

const digits = '零一二三四五六七八九';

/** Arabic, or Chinese up to 999, which is as far as rules go. */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const sign of text.replaceAll('两', '二')) {
    const worth = sign === '百' ? 100 : sign === '十' ? 10 : undefined;
    if (worth === undefined) {
      digit = digits.indexOf(sign);
    } else {
      total += (digit || 1) * worth;
      digit = 0;
    }
  }
  return total + digit;
}

/** Line breaks and spaces are the printer's; letters, signs and punctuation are the author's. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
