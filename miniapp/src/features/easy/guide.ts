import { canSpeak } from '../../platform/speech';

/** The same words on the glass and on paper. */
export const guideTitle = '三步订餐';

export const guideSteps = [
  '打开惠约，按“再订一次上次的餐”。',
  '按要订的那一天。',
  '看一眼日子和钱对不对，按“就订这一餐”。',
] as const;

const tooSmall = '字太小：按右上角“大字版”。';
const otherNotes = [
  '网络不好：送不出去的会留着，网络通了自动再送，不会重复订。',
  '订错了：在“我的安排”里可以取消。',
  '不会弄：按“找人帮忙”打电话，请人代订，价钱一样。',
  '想先试试：按“练习一下”，什么都不会送出去。',
] as const;

/** Reading aloud is spoken of only where there is a voice. */
export function guideNotes(): readonly string[] {
  return [canSpeak() ? `${tooSmall}看不清：按“朗读”，手机会读出来。` : tooSmall, ...otherNotes];
}

/** One sheet of A4, in letters one reads without glasses. Fixed words only, so nothing has to be escaped. */
export function guidePaper(): string {
  const steps = guideSteps.map((step) => `<li>${step}</li>`).join('');
  const notes = guideNotes()
    .map((note) => `<p>${note}</p>`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${guideTitle}</title><style>
    @page { size: A4; margin: 18mm }
    body { font: 20pt/1.6 sans-serif; color: #000 }
    h1 { font-size: 40pt; margin: 0 0 8mm }
    li { font-size: 26pt; margin: 0 0 6mm; line-height: 1.4 }
    p { margin: 0 0 4mm }
  </style></head><body><h1>${guideTitle}</h1><ol>${steps}</ol>${notes}<script>print()</script></body></html>`;
}
