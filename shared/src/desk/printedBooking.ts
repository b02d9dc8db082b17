import type { BookingView } from '../contract/bookings';
import { spokenCode } from './bookingCode';

/** A slip for the fridge door: when, where, and the number to say on the telephone. What people typed is escaped. */
export function printedBooking(
  {
    recipient,
    site,
    offer,
    familyFen,
    code,
  }: Pick<BookingView, 'recipient' | 'site' | 'offer' | 'familyFen' | 'code'>,
  when: string,
): string {
  const rows = [
    ['姓名', recipient.name],
    ['什么时候', when],
    ['在哪里', site.name],
    ['什么服务', offer.name],
    ['本人付', `${(familyFen / 100).toFixed(2)} 元`],
  ] as const;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>预约单</title>
<style>body{font:20px/1.6 sans-serif;margin:2em}dt{color:#444}dd{margin:0 0 .6em;font-size:24px}.code{font-size:40px;font-weight:700;letter-spacing:.05em}</style>
</head>
<body>
<h1>预约单</h1>
<p>预约号</p>
<p class="code">${escaped(spokenCode(code))}</p>
<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<p>要改、要取消，打热线报预约号。</p>
</body>
</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
