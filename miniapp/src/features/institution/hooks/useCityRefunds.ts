import type { CivilDate } from '@huiyue/shared/civil';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import type { MeView } from '@huiyue/shared/contract/session';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { skipToken, useQuery } from '@tanstack/react-query';
import { get, getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { askedOf, cityRefundsOf } from '../cityRefunds';

type OwnSite = MeView['sites'][number];

/** What is published of giving back where the institution is, for what it sells. */
export function useCityRefunds(site: OwnSite | undefined, on: CivilDate) {
  return useQuery({
    queryKey: ['cityRefunds', site?.id, on],
    queryFn: site ? () => read(site, on) : skipToken,
  });
}

async function read({ id, jurisdiction }: OwnSite, on: CivilDate) {
  const [classes, services] = await Promise.all([
    dataOf(getAll<OwnClass>(`/sites/${id}/classes`)),
    dataOf(getAll<ServiceCard>(`/sites/${id}/services`)),
  ]);
  const judged = await Promise.all(
    askedOf(classes.items, services.items).map((asked) =>
      dataOf(get<CareJudgementView>('/policy/judge', { ...asked, jurisdiction, on })),
    ),
  );
  return cityRefundsOf(judged);
}
