import type { CivilDate } from '@huiyue/shared/civil';
import type { RefundView } from '@huiyue/shared/contract/bills';
import { useRefund } from '../../../api/reads';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';

/** After the family gave its place up: what is owed for it all the same. The bill of the month will say no other sum. */
export function GivenUp({ booking, on }: { readonly booking: string; readonly on: CivilDate }) {
  const { data, error } = useRefund(booking, on);
  return (
    <>
      <Words>名额已经放回。</Words>
      <Words>{data ? owedWords(data) : error ? '还要付多少，看这个月的账单。' : '正在算还要付多少。'}</Words>
    </>
  );
}

function owedWords({ dueFen, backFen }: RefundView): string {
  if (dueFen === 0) return '没有要付的钱，已经付过的退回。';
  const back = backFen === 0 ? '' : `不收的 ${sumWords(backFen)}，已经付过的退回。`;
  return `已经用过的、按规定不退的，还要付 ${sumWords(dueFen)}。${back}`;
}
