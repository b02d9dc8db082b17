import type { CivilDate } from '@huiyue/shared/civil';
import { canRetry } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { fullWeekdayWords } from '../../../words/serviceDays';
import { usePause } from '../queries';

type Props = {
  readonly recipient: string;
  readonly name: string;
  readonly stay: { readonly from: CivilDate; readonly until: CivilDate };
  readonly onUndone: () => void;
};

/** A stay that was agreed upon earlier, from whichever phone, and the way to end it: who comes home early eats at home. */
export function PausedNow({ recipient, name, stay, onUndone }: Props) {
  const { perform, ...sending } = usePause('resumptions', onUndone);
  const days = `${fullWeekdayWords(stay.from)}停到${fullWeekdayWords(stay.until)}`;
  return (
    <>
      <Banner tone="waiting" title={`${name}停着`}>
        <Words>{`从${days}，后一天照常。`}</Words>
      </Banner>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        kind="secondary"
        label={`不停了，全部恢复，${name}，${days}`}
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => void perform({ recipient, from: stay.from, until: stay.until })}
      >
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '不停了，全部恢复'}
      </Button>
    </>
  );
}
