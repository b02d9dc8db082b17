import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { useMove } from '../queries';

type Props = {
  readonly site: string;
  readonly month: string;
  readonly isAgain: boolean;
  readonly onDone: (words: string) => void;
};

/** Counts the month anew from the roll-call. */
export function DraftStatement({ site, month, isAgain, onDone }: Props) {
  const { move, ...sending } = useMove(site, month, 'draft', () => onDone('已按点名生成'));
  return (
    <>
      <Button
        kind={isAgain ? 'secondary' : 'primary'}
        icon="refresh"
        busy={sending.phase === 'sending' && '正在计算'}
        onPress={() => void move({})}
      >
        {isAgain ? '按现在的点名重新生成' : '按点名生成结算表'}
      </Button>
      {isAgain && <Words kind="soft">生成以后点名改过的，要重新生成才会算进来。</Words>}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
    </>
  );
}
