import { describe, expect, it } from 'vitest';
import { newKey } from '../../miniapp/src/api/key';
import { decided, keyFor } from '../../miniapp/src/api/unsent';

describe('the key of a send', () => {
  it('is a version 4 UUID', () => {
    expect(newKey()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('stays the same when the same words are sent again', () => {
    const first = keyFor('again', { class: 'a' });
    expect(keyFor('again', { class: 'a' })).toBe(first);
  });

  it('is another one for other words: another intention', () => {
    const first = keyFor('other', { class: 'a' });
    expect(keyFor('other', { class: 'b' })).not.toBe(first);
  });

  it('is another one once the server has decided', () => {
    const first = keyFor('decided', { class: 'a' });
    decided('decided');
    expect(keyFor('decided', { class: 'a' })).not.toBe(first);
  });

  it('is not shared between forms', () => {
    expect(keyFor('one', { class: 'a' })).not.toBe(keyFor('two', { class: 'a' }));
  });
});
