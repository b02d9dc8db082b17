import type { Drawing } from '@huiyue/shared/elderServices/menu';

/** Small drawings of dishes, our own: a bowl or a plate, and what lies in it. As text, so that no picture is fetched. */

const plate = '<ellipse cx="32" cy="42" rx="27" ry="13" fill="#fff" stroke="#b9ae9a" stroke-width="2"/>';
const bowl = '<path d="M7 34h50c0 14-9 22-25 22S7 48 7 34z" fill="#fff" stroke="#b9ae9a" stroke-width="2"/>';
const inBowl = (colour: string) => `<ellipse cx="32" cy="34" rx="25" ry="8" fill="${colour}"/>`;
const blob = (x: number, y: number, rx: number, ry: number, colour: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${colour}"/>`;
const line = (path: string, colour: string, width = 3) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
const steam = line('M24 20q-3-5 0-9M34 19q-3-5 0-9', '#b9ae9a', 2);

const [meat, deep, leaf, pale, gold, root, sauce] = [
  '#a8552f',
  '#7c3b1f',
  '#4c8a3f',
  '#f3e6c8',
  '#e6b23c',
  '#d9772b',
  '#c98a4b',
];

const shapes = {
  rice: blob(32, 28, 20, 12, '#fbf8f0') + bowl,
  congee: bowl + inBowl(pale) + steam,
  noodles: bowl + inBowl(sauce) + line('M14 34q6-8 12 0t12 0 12 0M18 38q6-7 10 0t10 0 8-1', pale) + steam,
  dumplings:
    plate +
    [16, 32, 48].map((x) => `<path d="M${x - 9} 42q9-16 18 0z" fill="${pale}" stroke="#c9b98f"/>`).join(''),
  steamedBun: plate + `<path d="M12 44q0-22 20-22t20 22z" fill="#fdf8ec" stroke="#d8cbb0"/>`,
  soup: bowl + inBowl(gold) + blob(26, 33, 4, 2, leaf) + blob(38, 35, 4, 2, leaf) + steam,
  pork: plate + [20, 32, 44].map((x) => blob(x, 38, 7, 6, meat) + blob(x, 35, 7, 2, pale)).join(''),
  beef: plate + [18, 29, 40].map((x) => blob(x, 40, 8, 5, deep)).join('') + blob(47, 36, 4, 3, root),
  chicken: plate + blob(28, 37, 13, 9, '#d39a54') + line('M38 33l12-8', pale, 4) + blob(51, 24, 3, 3, pale),
  fish:
    plate +
    blob(29, 40, 16, 7, '#8fa5ad') +
    '<path d="M43 40l11-7v14z" fill="#8fa5ad"/>' +
    blob(20, 38, 1.6, 1.6, '#1f2a2e'),
  shrimp: plate + [22, 40].map((x) => line(`M${x - 7} 44q0-13 13-10`, '#e07a4f', 6)).join(''),
  egg: plate + blob(32, 41, 17, 8, '#fdfbf5') + blob(33, 40, 6, 4, gold),
  tofu:
    plate +
    [17, 29, 41]
      .map((x) => `<rect x="${x}" y="33" width="9" height="9" rx="1.5" fill="${pale}" stroke="#d8c690"/>`)
      .join(''),
  greens:
    plate + [20, 32, 44].map((x) => blob(x, 36, 7, 5, leaf) + line(`M${x} 39v8`, '#cfe3c4', 3)).join(''),
  rootVegetables: plate + blob(21, 40, 7, 5, root) + blob(34, 38, 8, 5, pale) + blob(45, 41, 5, 4, root),
  mushrooms:
    plate +
    [22, 40]
      .map((x) => `<path d="M${x - 9} 37q9-14 18 0z" fill="#9a7650"/>` + line(`M${x} 37v8`, pale, 5))
      .join(''),
  coldDish:
    plate + line('M14 41q9-8 18 0t18 0M18 45q7-6 14 0t14 0', '#7fae63') + blob(44, 36, 3, 2, '#b4441a'),
  fruit:
    plate + blob(25, 36, 10, 9, '#c2412d') + blob(42, 38, 8, 7, '#e39a2f') + line('M25 27q1-5 5-6', leaf, 2),
  milk: '<path d="M20 14h24l-3 42H23z" fill="#fff" stroke="#b9ae9a" stroke-width="2"/><path d="M22 28h20l-2 26H24z" fill="#f4efe2"/>',
  setMeal:
    '<rect x="6" y="18" width="52" height="34" rx="5" fill="#fff" stroke="#b9ae9a" stroke-width="2"/>' +
    blob(19, 28, 9, 6, '#fbf1d8') +
    blob(44, 28, 9, 6, meat) +
    blob(19, 43, 9, 5, leaf) +
    blob(44, 43, 9, 5, gold),
} as const satisfies Record<Drawing, string>;

export function drawnDish(drawing: Drawing): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 7 64 60">${shapes[drawing]}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
