import { hourMs } from '@huiyue/shared/civil';
import { describe, expect, it } from 'vitest';
import { isLike } from '../../miniapp/src/api/isLike';
import {
  formsOf,
  keptFormsIn,
  textOfForms,
  withForm,
  withoutForms,
  type KeptForms,
} from '../../miniapp/src/api/keptFormsText';

const noon = Date.parse('2026-07-06T12:00:00+08:00');
const mine: KeptForms = { account: 'acc_000001', forms: {} };
const typed = withForm(mine, 'complain:site', { words: '等了很久' }, noon);
const read = (kept: KeptForms, now: number) => keptFormsIn(textOfForms(kept), now);
const names = ({ forms }: KeptForms) => Object.keys(forms);

describe('a form that was not sent', () => {
  it('is there again for whoever typed it', () => {
    expect(formsOf(read(typed, noon + hourMs), 'acc_000001').forms['complain:site']?.value).toEqual({
      words: '等了很久',
    });
  });

  it('is gone after a day, and stays as long as something is typed now and then', () => {
    expect(names(read(typed, noon + 24 * hourMs - 1))).toEqual(['complain:site']);
    expect(names(read(typed, noon + 24 * hourMs))).toEqual([]);
    const again = withForm(typed, 'complain:site', { words: '等' }, noon + 20 * hourMs);
    expect(names(read(again, noon + 30 * hourMs))).toEqual(['complain:site']);
  });

  it('of a clock that was set back is not kept for ever', () => {
    expect(names(read(typed, noon - hourMs))).toEqual([]);
  });

  it('is nobody else’s: whoever signs in on the same phone finds nothing, and nothing is left', () => {
    const other = formsOf(typed, 'acc_000002');
    expect(names(other)).toEqual([]);
    expect(textOfForms(other)).toBeUndefined();
    const theirs = withForm(other, 'rate:bkg', { stars: 5 }, noon);
    expect(textOfForms(theirs)).not.toContain('等了很久');
  });

  it('is forgotten with all of its steps once it was sent, and no other with it', () => {
    const steps = ['order:svc_1:who', 'order:svc_1:when:eld_1', 'order:svc_12:who', 'order:svc_1'];
    const all = steps.reduce((kept, name) => withForm(kept, name, {}, noon), mine);
    expect(names(withoutForms(all, 'order:svc_1'))).toEqual(['order:svc_12:who']);
  });

  it('of a caller is forgotten when the desk has done with that household', () => {
    const desk = ['hsh_1 complain:site', 'hsh_2 complain:site', 'outcome:cal_1'].reduce(
      (kept, name) => withForm(kept, name, {}, noon),
      mine,
    );
    expect(names(withoutForms(desk, 'hsh_1'))).toEqual(['hsh_2 complain:site', 'outcome:cal_1']);
  });

  it('is nothing where the disk holds something else', () => {
    for (const text of ['', '{', 'null', '[]', '{"account":1,"forms":{}}', '{"account":"a","forms":{"x":1}}'])
      expect(names(keptFormsIn(text, noon))).toEqual([]);
  });
});

describe('what came back is a form', () => {
  const sample = { name: '', units: 1, chosen: undefined, contact: { phone: '' }, days: ['2026-07-06'] };
  it.each([
    [{ name: '外婆', units: 2, chosen: 'a', contact: { phone: '138' }, days: [] }, true],
    [{ name: '外婆', units: 2, contact: { phone: '138' }, days: [] }, true],
    [{ name: '外婆', units: '2', contact: { phone: '138' }, days: [] }, false],
    [{ name: '外婆', units: 2, contact: {}, days: [] }, false],
    [{ name: '外婆', units: 2, contact: { phone: '' }, days: {} }, false],
    [{ units: 2 }, false],
    [undefined, false],
    [['外婆'], false],
  ])('%j: %s', (kept, is) => {
    expect(isLike(kept, sample)).toBe(is);
  });
});
