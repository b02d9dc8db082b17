import type { Id } from '@huiyue/shared/ids';
import {
  draftRevisionOf,
  draftStateOf,
  refusalToChange,
  refusalToPublish,
  type DraftAct,
  type PolicyDraft,
} from '@huiyue/shared/publishing/draft';
import { describe, expect, test } from 'vitest';

const author: Id<'account'> = 'acc_author1';
const second: Id<'account'> = 'acc_second1';

function draftAfter(...acts: readonly DraftAct[]): PolicyDraft {
  return {
    id: 'drf_000001',
    jurisdiction: '990100',
    content: {},
    history: (['draft', ...acts] as const).map((act, at) => ({
      act,
      at,
      by: act === 'publish' ? second : author,
    })),
  };
}

test('a draft is open until it is published or withdrawn, and its revision counts its acts', () => {
  expect(draftStateOf(draftAfter())).toBe('open');
  expect(draftStateOf(draftAfter('change'))).toBe('open');
  expect(draftRevisionOf(draftAfter('change'))).toBe(2);
  expect(draftStateOf(draftAfter('change', 'publish'))).toBe('published');
  expect(draftStateOf(draftAfter('withdraw'))).toBe('withdrawn');
});

describe('who may do what to a draft', () => {
  const draft = draftAfter('change');
  test('its author changes its newest revision', () => {
    expect(refusalToChange(draft, { account: author, revision: 2 })).toBeUndefined();
    expect(refusalToChange(draft, { account: author, revision: 1 })).toEqual({
      code: 'draft.changed',
      facts: { revision: 2 },
    });
  });
  test('nobody else changes it', () => {
    expect(refusalToChange(draft, { account: second, revision: 2 })?.code).toBe('draft.otherAuthor');
  });
  test('another person publishes its newest revision', () => {
    expect(refusalToPublish(draft, { account: second, revision: 2 })).toBeUndefined();
    expect(refusalToPublish(draft, { account: second, revision: 1 })?.code).toBe('draft.changed');
  });
  test('its author does not publish it', () => {
    expect(refusalToPublish(draft, { account: author, revision: 2 })?.code).toBe('policy.twoPeople');
  });
  test.each([['published', draftAfter('publish')] as const, ['withdrawn', draftAfter('withdraw')] as const])(
    'once %s, nobody does anything more',
    (state, ended) => {
      const refusal = { code: 'draft.notOpen', facts: { state } };
      expect(refusalToChange(ended, { account: author, revision: 2 })).toEqual(refusal);
      expect(refusalToPublish(ended, { account: second, revision: 2 })).toEqual(refusal);
    },
  );
});
