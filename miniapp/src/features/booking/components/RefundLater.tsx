import { dateAt, type CivilMonth } from '@huiyue/shared/civil';
import { useState } from 'react';
import { useRefund } from '../../../api/reads';
import { now } from '../../../platform/clock';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { monthWords } from '../../../words/dates';

type Props = { readonly booking: string; readonly month: CivilMonth };

/** A later month that is given back with this one: one line is enough, for nothing of it was used. */
export function RefundLater({ booking, month }: Props) {
  const [today] = useState(() => dateAt(now()));
  const { data } = useRefund(booking, today);
  return (
    <Words>
      {data
        ? `${monthWords(month)}：不收 ${sumWords(data.backFen)}，还要付 ${sumWords(data.dueFen)}`
        : `${monthWords(month)}：正在算`}
    </Words>
  );
}
