import { figure, type Latest, type Row } from './report';

const [ink, paper, soft, teal, sand] = ['#1F2A2E', '#FBF8F3', '#5A666B', '#0B6E69', '#C9BFAE'];

/** Row 3 as two pairs of bars, without a scale to read: the figures stand on the bars. */
export function picture({ rows, date, machine }: Latest): string {
  const [pace, wait] = rows.filter(({ row }) => row === 3);
  if (!pace || !wait) throw new Error('row 3 was not measured');
  const hard = rows.find(({ row }) => row === 3)?.mode ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 300" role="img" aria-labelledby="t" font-family="system-ui,sans-serif">
<title id="t">One class asked for by two hundred clients at once: Huiyue and fastify with PostgreSQL</title>
<rect width="760" height="300" rx="12" fill="${paper}"/>
<text x="24" y="38" font-size="20" fill="${ink}">200 clients, one class, 1,000 places</text>
${bars(24, 'Bookings accepted in a second', 'more is better', pace)}
${bars(400, 'Wait of the slowest hundredth, ms', 'less is better', wait)}
<text x="24" y="280" font-size="12" fill="${soft}">${date.slice(0, 10)} · ${escape(machine)} · median of ${pace.rounds} interleaved rounds · ${escape(hard)}</text>
</svg>
`;
}

/** Both medians as measured: their quotient is not the median of the rounds' quotients. */
function bars(x: number, title: string, reading: string, { denominator }: Row): string {
  const [other, own] = [...denominator.matchAll(/([\d.]+) (?:accepted\/s|ms)/g)].map(([, amount]) =>
    Number(amount),
  );
  if (other === undefined || own === undefined) throw new Error(`row 3 names no two medians: ${denominator}`);
  const longest = Math.max(own, other);
  const bar = (y: number, name: string, amount: number, fill: string) =>
    `<text x="${x}" y="${y - 8}" font-size="15" fill="${ink}">${name}</text>
<rect x="${x}" y="${y}" width="${Math.max(3, (amount / longest) * 240).toFixed(0)}" height="26" rx="4" fill="${fill}"/>
<text x="${x + Math.max(3, (amount / longest) * 240) + 10}" y="${y + 19}" font-size="16" fill="${ink}">${figure(amount)}</text>`;
  return `<text x="${x}" y="78" font-size="16" fill="${ink}">${title}</text>
<text x="${x}" y="98" font-size="13" fill="${soft}">${reading}</text>
${bar(138, '惠约 Huiyue', own, teal)}
${bar(208, 'fastify + PostgreSQL', other, sand)}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
