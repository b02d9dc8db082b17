import { describe, expect, it } from 'vitest';
import { offline, type Answer, type Failure } from '../../miniapp/src/api/answer';
import { createKeptSends } from '../../miniapp/src/api/keptSendsStore';

const fine: Answer<unknown> = { ok: true, data: { items: [] } };
const full: Failure = {
  ok: false,
  kind: 'refused',
  problem: { code: 'request.invalid', requestId: 'req_1' },
};
const kept = () => createKeptSends(() => undefined);

describe('sends that got no answer', () => {
  it('wait, oldest first, each form once, and go when the network is back', async () => {
    const sends = kept();
    const tried: string[] = [];
    let answer: Answer<unknown> = offline;
    const of = (form: string) => async () => {
      tried.push(form);
      return answer;
    };
    sends.keep('booking:a', of('booking:a'));
    sends.keep('absent:b', of('absent:b'));
    sends.keep('booking:a', of('booking:a again'));
    expect(sends.now().waiting).toEqual(['absent:b', 'booking:a']);
    await sends.retry();
    // Without a network one try says enough.
    expect(tried).toEqual(['absent:b']);
    answer = fine;
    await sends.retry();
    expect(tried).toEqual(['absent:b', 'absent:b', 'booking:a again']);
    expect(sends.now()).toEqual({ waiting: [], refused: [], isSending: false, sentLater: 2 });
  });

  it('tell the page that is still open, or else the bar, when they are refused', async () => {
    const sends = kept();
    const heard: unknown[] = [];
    const stop = sends.listen('booking:a', (answer) => heard.push(answer));
    sends.keep('booking:a', async () => full);
    await sends.retry();
    expect(heard).toEqual([full]);
    expect(sends.now().refused).toEqual([]);
    stop();
    sends.keep('booking:a', async () => full);
    await sends.retry();
    expect(sends.now().refused).toEqual([{ form: 'booking:a', failure: full }]);
    sends.read();
    expect(sends.now().refused).toEqual([]);
  });

  it.each(['signedOut', 'practised'] as const)(
    'wait on when the answer is “%s”: nothing was decided',
    async (kind) => {
      const sends = kept();
      sends.keep('booking:a', async () => ({ ok: false, kind }));
      await sends.retry();
      expect(sends.now().waiting).toEqual(['booking:a']);
    },
  );

  it('are let go when their page sends again, or the person leaves', async () => {
    const sends = kept();
    sends.keep('booking:a', async () => fine);
    sends.release('booking:a');
    await sends.retry();
    expect(sends.now().sentLater).toBe(0);
    sends.keep('booking:a', async () => fine);
    sends.giveUp();
    expect(sends.now()).toEqual({ waiting: [], refused: [], isSending: false, sentLater: 0 });
  });

  it('are not counted twice when the page sends while the bar does', async () => {
    const sends = kept();
    let answerBar: (answer: Answer<unknown>) => void = () => undefined;
    sends.keep('booking:a', () => new Promise((settle) => (answerBar = settle)));
    const retrying = sends.retry();
    sends.release('booking:a');
    answerBar(fine);
    await retrying;
    expect(sends.now().sentLater).toBe(0);
  });
});
