const grownUpMonths = 12 * 18;

/** 18 个月（1 岁 6 个月）: classes count in months, grandparents in years, and are themselves so old in years. */
export function ageWords(months: number): string {
  if (months < 0) return '还没出生';
  if (months < 1) return '不到 1 个月';
  if (months < 12) return `${months} 个月`;
  if (months >= grownUpMonths) return `${Math.floor(months / 12)} 岁`;
  return `${months} 个月（${yearsWords(months)}）`;
}

/** 1 岁 6 个月 */
function yearsWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return `${rest} 个月`;
  return rest === 0 ? `${years} 岁` : `${years} 岁 ${rest} 个月`;
}

/** 12～24 个月: from the day it is 12 until the day before it is 24. */
export function ageWindowWords(fromMonths: number, belowMonths: number | undefined): string {
  return belowMonths === undefined ? `${fromMonths} 个月以上` : `${fromMonths}～${belowMonths} 个月`;
}

/** The same in full, where a person decides by it. */
export function ageWindowInFull(fromMonths: number, belowMonths: number | undefined): string {
  const from = `满 ${fromMonths} 个月`;
  return belowMonths === undefined ? `${from}以上` : `${from}、不到 ${belowMonths} 个月`;
}
