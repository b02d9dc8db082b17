import { keptSends, useKeptSends } from '../api/keptSends';
import { outbox, useOutbox } from '../api/outbox';
import { isWaiting } from '../api/outboxStore';
import { open } from '../platform/navigation';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Words } from '../ui/Words';
import { failureWords } from '../words/failures';
import { actWords, outboxWords } from '../words/sends';

/** On every page: what was pressed and has not arrived, what became of it, and one thing to do about it. */
export function KeptBar() {
  const sends = useKeptSends();
  const marks = useOutbox();
  const waitingMarks = marks.entries.filter(isWaiting);
  const undecided = marks.entries.flatMap((entry) => entry.undecided ?? []);
  const refusedMarks = marks.entries.filter(({ refused }) => refused !== undefined);
  const count = sends.waiting.length + waitingMarks.length;
  const names = [...sends.waiting.map(actWords), ...waitingMarks.map(({ kind }) => outboxWords[kind])];
  const retry = () => {
    void keptSends.retry();
    void outbox.replay();
  };
  return (
    <>
      {count > 0 && (
        <Banner tone="waiting" title={`还有 ${count} 件没送出去`}>
          <Words>{`${[...new Set(names)].join('、')}。网络通了会自动再送，不会重复。`}</Words>
          <Button
            kind="secondary"
            icon="refresh"
            busy={sends.isSending && '正在送'}
            label="再送一次没送出去的"
            onPress={retry}
          >
            再送一次
          </Button>
        </Banner>
      )}
      {undecided.length > 0 && (
        <Banner tone="waiting" title={`有 ${undecided.length} 条点名要您决定`}>
          <Words>没有网络的时候，别人改过同一个人，或者预约取消了。</Words>
          <Button kind="secondary" onPress={() => void open('/packages/day/people/index')}>
            去看看
          </Button>
        </Banner>
      )}
      {sends.refused.map(({ form, failure }) => {
        const { what, why, next } = failureWords(failure, 'family');
        return (
          <Banner key={form} tone="refused" title={`${actWords(form)}：${what}`}>
            <Words>{why}</Words>
            <Words>{next}</Words>
            <Button kind="secondary" onPress={keptSends.read}>
              知道了
            </Button>
          </Banner>
        );
      })}
      {refusedMarks.map(({ key, kind, refused }) => {
        const failure = { ok: false, kind: 'refused', ...(refused && { problem: refused }) } as const;
        const { what, why, next } = failureWords(failure, 'institution');
        return (
          <Banner key={key} tone="refused" title={`${outboxWords[kind]}：${what}`}>
            <Words>{why}</Words>
            <Words>{next}</Words>
            <Button kind="secondary" onPress={() => outbox.drop(key)}>
              知道了
            </Button>
          </Banner>
        );
      })}
      {sends.sentLater > 0 && count === 0 && (
        <Banner tone="confirmed" title="刚才没送出去的，送到了">
          <Button kind="quiet" onPress={keptSends.read}>
            知道了
          </Button>
        </Banner>
      )}
    </>
  );
}
