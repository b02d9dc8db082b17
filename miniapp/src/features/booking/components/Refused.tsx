import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Failure } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { actsAfter, type NextAct } from '../refusedActs';

type Props = {
  readonly failure: Failure;
  readonly onAct: (act: NextAct) => void;
  /** Other sites with places in that month, where that helps. */
  readonly others?: ReactNode;
};

const actWords = {
  queueUp: '排队等候',
  otherPlaces: '看别的托位',
  otherMonth: '换个时间',
  otherChild: '换一个孩子',
  reviewAgain: '重新核对',
  thatBooking: '看那个预约',
} as const satisfies Record<NextAct, string>;

/** A booking that a rule refused: what, why, the clause, and what now. In place of the form, so that nobody misses it. */
export function Refused({ failure, onAct, others }: Props) {
  const acts = actsAfter(failure);
  return (
    <>
      <FailureNotice failure={failure} reader="family" />
      {acts.includes('otherPlaces') && others}
      <View className="actions">
        {acts.map((act, index) => (
          <Button key={act} kind={index === 0 ? 'primary' : 'secondary'} onPress={() => onAct(act)}>
            {actWords[act]}
          </Button>
        ))}
      </View>
    </>
  );
}
