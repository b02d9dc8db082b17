import type { BookingView } from '../contract/bookings';
import { spokenCode } from './bookingCode';

/** Whom to call about a booking. A number that is not there is nobody's to make up. */
export type CallNumbers = { readonly phone?: string; readonly hotline?: string };

/** As it is printed and read out; without a number there is no line. */
export function callFacts({ phone, hotline }: CallNumbers) {
  return [
    ...(phone === undefined ? [] : [{ name: '机构电话', value: phone }]),
    ...(hotline === undefined ? [] : [{ name: '热线', value: hotline }]),
  ];
}

/** A slip for the fridge door: when, where, whom to call and the number to say then. What people typed is escaped. */
export function printedBooking(
  {
    recipient,
    site,
    offer,
    familyFen,
    code,
  }: Pick<BookingView, 'recipient' | 'site' | 'offer' | 'familyFen' | 'code'>,
  when: string,
  numbers: CallNumbers,
): string {
  const calls = callFacts(numbers);
  const rows = [
    { name: '姓名', value: recipient.name },
    { name: '什么时候', value: when },
    { name: '在哪里', value: site.name },
    { name: '什么服务', value: offer.name },
    { name: '本人付', value: `${(familyFen / 100).toFixed(2)} 元` },
    ...calls,
  ];
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
<dl>${rows.map(({ name, value }) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<p>要改、要取消，${calls.length > 0 ? '打上面的电话，' : ''}报预约号。</p>
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
