import type { CapsView } from '@huiyue/shared/contract/publishing';
import type { Fen } from '@huiyue/shared/money';
import type { Product } from '@huiyue/shared/service';
import { useQuery } from '@tanstack/react-query';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { ClauseLink } from '../../../ui/ClauseLink';
import { capWords } from '../../../ui/priceWords';
import { Words } from '../../../ui/Words';

type Props = {
  readonly jurisdiction: string;
  readonly product: Product;
  readonly priceFen: Fen | undefined;
};

/** What is published on such a price, beside the field while it is typed. */
export function CapsBeside({ jurisdiction, product, priceFen }: Props) {
  const caps = useQuery({
    queryKey: ['serviceCaps', jurisdiction, product],
    queryFn: async () =>
      (await dataOf(getAll<CapsView['items'][number]>('/policy/caps', { jurisdiction, line: product })))
        .items,
  });
  if (!caps.data) return null;
  if (caps.data.length === 0) return <Words kind="soft">本地没有公布这类服务的价格上限。</Words>;
  return caps.data.map(({ cap }) => (
    <ClauseLink
      key={cap.clause.id}
      clause={cap.clause}
      {...(priceFen !== undefined && { text: capWords(priceFen, cap.capFen) })}
    />
  ));
}
