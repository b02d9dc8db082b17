import type { LastAnswerView } from '@huiyue/shared/contract/today';
import { useQuery } from '@tanstack/react-query';
import type { Failure } from '../../../api/answer';
import { get } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { failureWords } from '../../../words/failures';
import { byWhomWords } from '../answeredWords';

type Props = { readonly booking: string; readonly failure: Failure; readonly onClose: () => void };

/** A colleague, the family or the clock was faster. Nothing went wrong, and there is nothing left to decide. */
export function AnsweredElsewhere({ booking, failure, onClose }: Props) {
  const last = useQuery({
    queryKey: ['lastAnswer', booking],
    queryFn: () => dataOf(get<LastAnswerView>(`/bookings/${booking}/answer`)),
    staleTime: 0,
  });
  const { what, why, next } = failureWords(failure, 'institution');
  return (
    <Sheet isOpen title="已经有结果了" onClose={onClose} foot={<Button onPress={onClose}>知道了</Button>}>
      <Banner tone="info" title={what}>
        <Words>{why}</Words>
        {last.data && <Words>{byWhomWords(last.data)}</Words>}
        <Words>{next}</Words>
      </Banner>
    </Sheet>
  );
}
