import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CivilDate } from '@huiyue/shared/civil';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Failure } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { someDaysWords } from '../../../words/serviceDays';
import { actsAfter, type NextAct } from '../refusedDays';

type Props = {
  readonly failure: Failure;
  readonly service: ServiceCard;
  /** The days that are in the way, and how many the order has. */
  readonly refused?: readonly CivilDate[];
  readonly days: number;
  /** What would help here and now: asking the institution after orders have closed, an address that is missing. */
  readonly help?: ReactNode;
  readonly onAct: (act: Exclude<NextAct, 'call'>) => void;
};

/** An order that a rule refused: what, why, and every way on from here. In place of the form, so that nobody misses it. */
export function OrderRefused({ failure, service, refused = [], days, help, onAct }: Props) {
  const isPart = refused.length > 0 && refused.length < days;
  const words = {
    wait: '排队等候',
    withoutThatDay: `去掉${someDaysWords(refused)}，订其余的`,
    otherDays: '换个日子',
    thatBooking: '看那个预约',
    otherServices: '看附近别的服务',
    reviewAgain: '重新核对',
    askConsent: '去问老人同不同意',
    call: `打电话问 ${service.site.phone}`,
  } as const satisfies Record<NextAct, string>;
  return (
    <>
      <FailureNotice failure={failure} reader="family" />
      {help}
      <View className="actions">
        {actsAfter(failure, isPart).map((act, index) => (
          <Button
            key={act}
            kind={index === 0 && help === undefined ? 'primary' : 'secondary'}
            onPress={() => (act === 'call' ? void dial(service.site.phone) : onAct(act))}
          >
            {words[act]}
          </Button>
        ))}
      </View>
    </>
  );
}
