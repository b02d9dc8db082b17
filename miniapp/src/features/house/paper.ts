import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { DeliveriesView, KitchenView } from '@huiyue/shared/contract/house';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { dayWords, fullDayWords } from '../../words/dates';

/** Paper that works with no phone at hand: a route sheet to tick off, labels to stick on. */

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function sheet(title: string, style: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${safe(title)}</title><style>
@page{size:A4;margin:14mm}body{font:16px/1.5 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:0;color:#000}@media screen{body{margin:14mm}}
h1{font-size:22px;margin:0 0 4mm}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #000;padding:2mm;text-align:left;vertical-align:top}tr{break-inside:avoid}thead{display:table-header-group}
${style}</style><h1>${safe(title)}</h1>${body}</html>`;
}

const cell = (text: string) => `<td>${safe(text)}</td>`;

/** What must not be overlooked is heavy, and would be so on a copy of a copy. */
function needsOf({ allergies, diets }: Pick<KitchenView['labels'][number], 'allergies' | 'diets'>): string {
  return [
    ...allergies.map((one) => `<b>过敏：${safe(allergenNames[one])}</b>`),
    ...diets.map((one) => safe(dietNames[one])),
  ].join('　');
}

/** Stops in order, a box to tick, and at the foot what to do where nobody opens. */
export function routePage({ name, date, stops }: DeliveriesView): string {
  const rows = stops.map((stop, index) => {
    const contact = stop.contact ? `${stop.contact.name} ${stop.contact.phone}` : '';
    return `<tr>${cell(String(index + 1))}${cell(stop.name)}${cell(stop.address === '' ? '没有写，打电话问' : stop.address)}${cell(`${stop.dish ?? '当天的菜'} × ${stop.units}`)}<td>${needsOf(stop)}</td>${cell(contact)}<td class="tick">□ 送到 ＿＿:＿＿<br>□ 没人</td></tr>`;
  });
  const head = ['顺序', '姓名', '地址', '餐', '注意', '找谁', '结果']
    .map((one) => `<th>${one}</th>`)
    .join('');
  const foot =
    '<p>没人开门：先敲门、按门铃各三次，等五分钟；再打“找谁”一栏的电话；联系不上，把餐带回，马上告诉食堂，由食堂联系家人和社区。不要把餐放在门口。</p>' +
    '<p>送餐的人：＿＿＿＿＿＿　出发：＿＿:＿＿　回来：＿＿:＿＿　带回：＿＿份</p>';
  return sheet(
    `${name} 送餐单 ${fullDayWords(date)}（${stops.length} 户）`,
    '.tick{white-space:nowrap}',
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>${foot}`,
  );
}

/** One label for each box. */
export function labelsPage({ name, date, labels }: KitchenView): string {
  const boxes = labels.map(({ name: whose, dish, units, way, allergies, diets }) => {
    return `<div class="box"><span class="day">${safe(`${dayWords(date)} ${name}`)}</span><br><b class="who">${safe(whose)}</b> ${safe(mealWayNames[way])} × ${units}<br>${safe(dish ?? '当天的菜')}<br>${needsOf({ allergies, diets })}</div>`;
  });
  return sheet(
    `${name} 标签 ${fullDayWords(date)}`,
    '.boxes{display:flex;flex-wrap:wrap;gap:4mm}.box{border:1px solid #000;box-sizing:border-box;width:57mm;min-height:30mm;padding:2mm;break-inside:avoid}.who{font-size:20px}.day{font-size:13px}',
    `<div class="boxes">${boxes.join('')}</div>`,
  );
}
