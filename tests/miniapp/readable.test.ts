import { describe, expect, it } from 'vitest';
import { sayingsOf, type Readable } from '../../miniapp/src/ui/readable';

type Attributes = Readonly<Record<string, string>>;

/** An element, with as much of it as both targets have. */
function el(attributes: Attributes, ...children: readonly (Readable | string)[]): Readable {
  return {
    nodeType: 1,
    childNodes: children.map((child) =>
      typeof child === 'string' ? { nodeType: 3, nodeValue: child, childNodes: [] } : child,
    ),
    getAttribute: (name) => attributes[name] ?? null,
  };
}
const button = (text: string, attributes: Attributes = {}) => el({ role: 'button', ...attributes }, text);
const bar = el({});

describe('a page that is read aloud', () => {
  it('says its title and words, then what there is to press by name and state, then the bar at the top', () => {
    const page = el(
      {},
      '',
      el({}, button('返回', { 'aria-label': '返回上一页' })),
      el(
        {},
        el({ role: 'heading' }, '再订一次'),
        el({}, '老年食堂午餐'),
        el({}, '明天 11 点'),
        el({ role: 'radio', 'aria-checked': 'true' }, el({}, '堂食')),
        button('订餐', { 'aria-disabled': 'true' }),
      ),
    );
    expect(sayingsOf(page)).toEqual([
      '再订一次，老年食堂午餐，明天 11 点',
      '选项：堂食，已选',
      '按钮：订餐，现在不能按',
      '按钮：返回上一页',
    ]);
  });

  it('passes over what is only drawn, also inside a button', () => {
    const mark = el({ 'aria-hidden': 'true' }, '★');
    expect(sayingsOf(el({}, bar, el({}, mark, '上限', el({ role: 'button' }, mark, '看看'))))).toEqual([
      '上限',
      '按钮：看看',
    ]);
  });

  it('reads an open dialog alone', () => {
    const dialog = el({ role: 'dialog', 'aria-modal': 'true' }, '退出登录？', button('退出'));
    expect(sayingsOf(el({}, bar, el({}, '后面的页'), dialog))).toEqual(['退出登录？', '按钮：退出']);
  });

  it('takes the role from WeChat’s own attribute too', () => {
    expect(sayingsOf(el({}, bar, el({ 'aria-role': 'button' }, '订餐')))).toEqual(['按钮：订餐']);
  });

  it('breaks long text where a voice can breathe', () => {
    const lines = Array.from({ length: 12 }, () => el({}, '一句不长也不短的话，说完就停一停。'));
    const sayings = sayingsOf(el({}, bar, ...lines));
    expect(sayings.length).toBeGreaterThan(1);
    expect(sayings.every((saying) => saying.length < 140)).toBe(true);
  });
});
