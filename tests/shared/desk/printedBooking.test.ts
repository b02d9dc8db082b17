import { printedBooking } from '@huiyue/shared/desk/printedBooking';
import { fen } from '@huiyue/shared/money';
import { describe, expect, it } from 'vitest';

const booking = {
  recipient: { id: 'eld_000001', kind: 'elder', name: '王奶奶', ageInMonths: 912 },
  site: { id: 'site_000001', name: '试验<食堂>' },
  offer: { kind: 'service', id: 'svc_000001', name: '午餐', product: 'meal' },
  familyFen: fen(1250),
  code: '23456789023',
} as const;
const printed = (numbers: Parameters<typeof printedBooking>[2]) => printedBooking(booking, '7月8日', numbers);

describe('a slip for the fridge door', () => {
  it('says whom to call: the institution, and the published hotline', () => {
    const page = printed({ phone: '0631-5550001', hotline: '6012349' });
    expect(page).toContain('<dt>机构电话</dt><dd>0631-5550001</dd>');
    expect(page).toContain('<dt>热线</dt><dd>6012349</dd>');
    expect(page).toContain('要改、要取消，打上面的电话，报预约号。');
  });

  it('has no line for a number that nobody has published', () => {
    const page = printed({ phone: '0631-5550001' });
    expect(page).toContain('<dt>机构电话</dt>');
    expect(page).not.toContain('热线');
    const silent = printed({});
    expect(silent).not.toContain('电话');
    expect(silent).not.toContain('热线');
    expect(silent).toContain('要改、要取消，报预约号。');
  });

  it('prints what people typed as they typed it', () => {
    expect(printed({ phone: '<b>1</b>' })).toContain('<dd>&lt;b&gt;1&lt;/b&gt;</dd>');
    expect(printed({})).toContain('<dd>试验&lt;食堂&gt;</dd>');
  });
});
